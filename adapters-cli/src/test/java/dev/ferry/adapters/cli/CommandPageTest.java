package dev.ferry.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.StandardOutput;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.Wiring;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class CommandPageTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final Console console = new Console(new StandardOutput(out), stream, false, false);

    @Test
    void thePageNamesEveryCommandAndEveryOption() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "cli.md"));
        var root = FerryCommandLine.create(new CommandContext(unusedWiring(), console), "test");

        check(page, root);
    }

    @Test
    void helpAndVersionStartNoFerry() {
        var root = FerryCommandLine.create(new CommandContext(unusedWiring(), console), "ferry 1");

        assertThat(root.execute("--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("ferry 1\n");
        root.getSubcommands()
                .keySet()
                .forEach(name -> assertThat(root.execute(name, "--help")).isZero());
    }

    @Test
    void theVersionIsTheSameWithAndWithoutAnotherOption() {
        assertThat(FerryCommandLine.run(new String[] {"-V"}, unusedWiring(), console, "ferry 1"))
                .isZero();
        assertThat(FerryCommandLine.run(new String[] {"-v", "-V"}, unusedWiring(), console, "ferry 1"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("ferry 1\nferry 1\n");
    }

    @Test
    void everyCommandIsRegisteredByItsNameAlone() {
        for (var name : Commands.NAMES) {
            var root = FerryCommandLine.create(new CommandContext(unusedWiring(), console), "test", name);

            assertThat(root.getSubcommands()).containsKey(name);
            assertThat(root.execute(name, "--help")).isZero();
        }
    }

    /** The process list shows arguments to every user. The sandbox is excluded, because its secrets are not real. */
    @Test
    void noArgumentTakesASecret() {
        var root = FerryCommandLine.create(new CommandContext(unusedWiring(), console), "test");

        assertThat(arguments(root))
                .isNotEmpty()
                .noneMatch(name -> name.matches("(?i).*(secret|password|-key|bearer).*"));
    }

    private static Stream<String> arguments(CommandLine command) {
        var spec = command.getCommandSpec();
        if (spec.name().equals("sandbox")) {
            return Stream.of();
        }
        return Stream.concat(
                spec.args().stream()
                        .map(argument ->
                                argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel()),
                command.getSubcommands().values().stream().flatMap(CommandPageTest::arguments));
    }

    private static void check(String page, CommandLine command) {
        var spec = command.getCommandSpec();
        assertThat(page).contains(spec.qualifiedName(" "));
        spec.options().forEach(option -> assertThat(page).contains("`" + option.longestName()));
        command.getSubcommands().values().forEach(sub -> check(page, sub));
    }

    /** Fails on every call. */
    private static Wiring unusedWiring() {
        return (Wiring) Proxy.newProxyInstance(
                Wiring.class.getClassLoader(), new Class<?>[] {Wiring.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("no Ferry should be started");
                });
    }
}
