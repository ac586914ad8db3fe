package dev.ferry.bootstrap.settings.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretReferenceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aByteOrderMarkAndLineBreaksAtTheEndAreNotPartOfASecret() throws IOException {
        assertThat(file("s\n").read()).isEqualTo("s");
        assertThat(file("s\r\n").read()).isEqualTo("s");
        assertThat(file("s\r").read()).isEqualTo("s");
        assertThat(file("\uFEFF s \n\r\n").read()).isEqualTo(" s ");
    }

    @Test
    void aFileWithoutASecretIsRefused() throws IOException {
        assertThatThrownBy(() -> SecretForm.FILE.reference("nowhere").read())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no file nowhere");
        assertThatThrownBy(() -> file("\n").read()).hasMessageContaining("it is empty");
        assertThatThrownBy(() -> file("s".repeat(70_000)).read()).hasMessageContaining("more than 65536 bytes");
        var latin = Files.write(folder.resolve("latin"), new byte[] {'s', (byte) 0xE4});
        assertThatThrownBy(() -> SecretForm.FILE.reference(latin.toString()).read())
                .hasMessageContaining("it is not UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "false, the command false ended with exit code 1",
        "true, the output of true contains no secret; it is empty",
        "no-such-program x, the command no-such-program cannot be run",
        "yes, the output of yes has more than 65536 bytes",
        "ls / /nowhere, the command ls ended with exit code"
    })
    void aCommandThatPrintsNoSecretIsRefused(String command, String message) {
        assertThatThrownBy(() -> SecretForm.COMMAND.reference(command).read())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aCommandRunsWithoutAShell() {
        assertThat(SecretForm.COMMAND.reference("echo $HOME ; `id`").read()).isEqualTo("$HOME ; `id`");
    }

    @Test
    void aCommandThatDoesNotEndIsStopped() {
        var slow = new SecretCommand(List.of("sleep", "600"), Duration.ofMillis(50));

        assertThatThrownBy(slow::read).hasMessageContaining("the command sleep did not end within");
    }

    @Test
    void aReferenceDoesNotPrintItsSecret() {
        assertThat(SecretForm.VALUE.reference("s3cr3t")).asString().doesNotContain("s3cr3t");
        assertThat(SecretForm.VALUE.reference("s3cr3t").place("environment")).isEqualTo("environment");
        assertThat(SecretForm.COMMAND.reference("pass ferry/key").place("environment"))
                .isEqualTo("the command pass (environment)");
    }

    private SecretReference file(String text) throws IOException {
        return SecretForm.FILE.reference(
                Files.writeString(folder.resolve("secret"), text).toString());
    }
}
