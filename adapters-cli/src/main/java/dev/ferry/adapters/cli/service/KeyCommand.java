package dev.ferry.adapters.cli.service;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.IssuedKey;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferry key}: creates keys for the callers of a service. */
@Command(name = "key", mixinStandardHelpOptions = true, description = "Creates keys for the callers of a service.")
public final class KeyCommand implements Callable<Integer> {

    private final CommandContext context;

    public KeyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        throw new UsageException("name a command for keys: ferry key new --scope write");
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Creates a key and prints it once. The service stores only its hash.")
    int create(
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            required = true,
                            description = "What the key allows: read, write or admin; each includes those before it.")
                    String scope,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            description = "The key's owner; by default the scope and the date.")
                    @Nullable String name,
            @Option(
                            names = "--to",
                            paramLabel = "FILE",
                            description = "Append the key's line to FILE, the file that FERRY_SERVICE_KEYS_FILE names.")
                    @Nullable Path file,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var issued = context.wiring().newKey(name == null ? scope + "-" + LocalDate.now(ZoneOffset.UTC) : name, scope);
        if (file != null) {
            KeysFile.append(file, issued.line());
        }
        print(issued, file, json);
        return ExitCode.COMPLETED.code();
    }

    private void print(IssuedKey issued, @Nullable Path file, boolean json) {
        var console = context.console();
        console.out()
                .println(
                        json
                                ? JsonOutput.object()
                                        .put("key", issued.key())
                                        .put("line", issued.line())
                                        .toString()
                                : issued.key());
        console.err()
                .println(
                        file == null
                                ? "ferry: add this line to the file that FERRY_SERVICE_KEYS_FILE names:\n"
                                        + issued.line()
                                : "ferry: its hash is in " + file + "; Ferry does not store the key, keep it");
    }
}
