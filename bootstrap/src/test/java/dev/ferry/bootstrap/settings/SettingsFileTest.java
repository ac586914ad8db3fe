package dev.ferry.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.adapters.cli.wiring.SettingsChoice;
import dev.ferry.adapters.cli.wiring.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration file that is read, and its profile. */
class SettingsFileTest {

    private static final String PROFILES = """
            ferry: {platform: {client-id: base}}
            "%live": {ferry: {platform: {client-id: live}}}
            "%test": {ferry: {platform: {client-id: test}}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    @Test
    void theUsersFileIsReadBeforeTheMachines() throws IOException {
        environment.put("HOME", folder.resolve("home").toString());
        machine("machine");
        assertThat(clientId()).isEqualTo("machine");

        write("home/.config/ferry/ferry.yaml", client("home"));
        assertThat(clientId()).isEqualTo("home");

        environment.put("XDG_CONFIG_HOME", folder.resolve("xdg").toString());
        assertThat(clientId()).isEqualTo("machine");
        write("xdg/ferry/ferry.yaml", client("xdg"));
        assertThat(clientId()).isEqualTo("xdg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "home"})
    void aHomeThatIsNotAbsoluteIsNotSearched(String home) {
        environment.put("HOME", home);
        environment.put("XDG_CONFIG_HOME", home);

        assertThat(settings().explained().getFirst().source())
                .isEqualTo("not found: " + folder.resolve("etc/ferry.yaml"));
    }

    @Test
    void aFileInTheWorkingFolderIsReadOnlyIfItIsNamed() throws IOException {
        environment.put("HOME", folder.resolve("home").toString());
        write("home/.config/ferry/ferry.yaml", client("home"));
        var local = write("work/ferry.yaml", client("work"));

        var reader = reader();
        assertThat(reader.read().text(Key.PLATFORM_CLIENT_ID)).isEqualTo("home");
        reader.with(SettingsChoice.none()).read();
        assertThat(notes)
                .containsExactly("ferry.yaml in the working folder is not read; to read it, move it to "
                        + folder.resolve("home/.config/ferry") + ", or name it with --config ferry.yaml");

        notes.clear();
        assertThat(clientId(new SettingsChoice(local, null))).isEqualTo("work");
        environment.put("FERRY_CONFIG", local.toString());
        assertThat(clientId()).isEqualTo("work");
        assertThat(notes).isEmpty();
    }

    @Test
    void theOptionWinsOverTheVariable() throws IOException {
        environment.put("FERRY_CONFIG", write("one.yaml", client("one")).toString());

        assertThat(clientId(new SettingsChoice(write("two.yaml", client("two")), null)))
                .isEqualTo("two");
        assertRefused(new SettingsChoice(folder.resolve("three.yaml"), null), "--config names", "which is not a file");
        environment.put("FERRY_CONFIG", folder.toString());
        assertRefused(SettingsChoice.none(), "FERRY_CONFIG names", "which is not a file");
    }

    @Test
    void aFileThatCannotBeReadIsNotPassedOver() throws IOException {
        environment.put("HOME", folder.resolve("home").toString());
        machine("machine");
        Files.createDirectories(folder.resolve("home/.config/ferry"));
        var user = folder.resolve("home/.config/ferry/ferry.yaml");

        Files.createSymbolicLink(user, folder.resolve("nowhere"));
        assertRefused(SettingsChoice.none(), user + " is not a file");

        Files.delete(user);
        Files.write(user, "ferry: {in-doubt: \u00fc}".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(SettingsChoice.none(), user + " is not UTF-8");
    }

    @Test
    void aFileThatAllMayWriteIsRefused() throws IOException {
        var file = machine("machine");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--rw-"));

        assertRefused(SettingsChoice.none(), file + " can be changed by all users", "chmod o-w " + file);
    }

    @Test
    void aSecretsFileThatAllMayWriteIsRefused() throws IOException {
        var secret = write("secret", "s");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--rw-"));
        environment.put("FERRY_PLATFORM_API_KEY_FILE", secret.toString());

        assertThatThrownBy(() -> settings().text(Key.PLATFORM_API_KEY))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("FERRY_PLATFORM_API_KEY", "can be changed by all users", "chmod o-w");
    }

    @Test
    void aProfileOverridesTheRestOfTheFile() throws IOException {
        write("etc/ferry.yaml", PROFILES);
        assertThat(clientId()).isEqualTo("base");

        environment.put("FERRY_PROFILE", "live");
        assertThat(clientId()).isEqualTo("live");
        assertThat(clientId(new SettingsChoice(null, "test"))).isEqualTo("test");
    }

    @Test
    void anUnknownProfileIsRefusedWithThoseThatExist() throws IOException {
        var file = write("etc/ferry.yaml", PROFILES);

        environment.put("FERRY_PROFILE", "nope");
        assertRefused(
                SettingsChoice.none(),
                "there is no profile 'nope' (from environment); " + file + " has the profiles live, test");
        assertRefused(new SettingsChoice(null, "liev"), "'liev' (from --profile)");
        assertRefused(new SettingsChoice(null, "live,tset"), "'tset'");
        assertRefused(new SettingsChoice(null, ""), "there is no profile ''");

        machine("machine");
        assertRefused(SettingsChoice.none(), file + " has no profiles");
        Files.delete(file);
        assertRefused(SettingsChoice.none(), "and there is no " + file);
    }

    @Test
    void theFileAndTheProfileAreExplained() throws IOException {
        var file = write("etc/ferry.yaml", PROFILES);
        environment.put("FERRY_PROFILE", "live");

        assertThat(settings().explained().subList(0, 2))
                .extracting(setting -> setting.environment() + " " + setting.value() + " " + setting.source())
                .containsExactly("FERRY_CONFIG " + file + " default", "FERRY_PROFILE live environment");
    }

    @Test
    void textThatIsNotUtf8IsRefusedWithoutShowingIt() throws IOException {
        environment.put("FERRY_PLATFORM_CLIENT_SECRET", "s3cr\uFFFDt");
        assertRefused(SettingsChoice.none(), "FERRY_PLATFORM_CLIENT_SECRET (from environment)", "LC_ALL=C.UTF-8");

        environment.clear();
        environment.put("HOME", "/people/J\uFFFDrgen");
        environment.put("LS_COLORS", "\uFFFD");
        assertRefused(SettingsChoice.none(), "HOME (from environment): the value is not UTF-8");

        environment.clear();
        write("etc/ferry.yaml", "ferry: {platform: {client-id: \"s3cr\\ud83dt\"}}");
        assertThatThrownBy(this::clientId)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("FERRY_PLATFORM_CLIENT_ID (from " + folder)
                .hasMessageNotContaining("s3cr");
    }

    @Test
    void carriageReturnsAndByteOrderMarksOfWindowsAreNotPartOfASetting() throws IOException {
        environment.put("FERRY_PLATFORM_CLIENT_SECRET", "\uFEFFs\r");
        environment.put("FERRY_PLATFORM_API_KEY_COMMAND", "printf \\357\\273\\277s\\r");
        environment.put(
                "FERRY_SERVICE_API_KEY_FILE", write("key", "\uFEFFs\r\n").toString());
        environment.put("FERRY_IN_DOUBT", "\r");
        write("etc/ferry.yaml", "\uFEFFferry:\r\n  platform: {client-id: \"me\\r\", username: \"\\ufeffme\"}\r\n");

        assertThat(settings().text(Key.PLATFORM_CLIENT_SECRET)).isEqualTo("s");
        assertThat(settings().text(Key.PLATFORM_API_KEY)).isEqualTo("s");
        assertThat(settings().text(Key.SERVICE_API_KEY)).isEqualTo("s");
        assertThat(settings().text(Key.IN_DOUBT)).isEqualTo("hold");
        assertThat(clientId()).isEqualTo("me");
        assertThat(settings().text(Key.PLATFORM_USERNAME)).isEqualTo("me");
    }

    private String clientId() {
        return clientId(SettingsChoice.none());
    }

    private String clientId(SettingsChoice choice) {
        return reader().with(choice).read().text(Key.PLATFORM_CLIENT_ID);
    }

    private Settings settings() {
        return reader().read();
    }

    private SettingsReader reader() {
        return new SettingsReader(environment, folder.resolve("work"), folder.resolve("etc"), notes::add);
    }

    private void assertRefused(SettingsChoice choice, String... words) {
        assertThatThrownBy(() -> reader().with(choice).read())
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("s3cr");
    }

    private Path machine(String clientId) throws IOException {
        return write("etc/ferry.yaml", client(clientId));
    }

    private static String client(String id) {
        return "ferry: {platform: {client-id: " + id + "}}";
    }

    private Path write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
