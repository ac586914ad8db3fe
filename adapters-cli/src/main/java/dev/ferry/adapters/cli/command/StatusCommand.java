package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.output.UnknownStatusAdvice;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.application.async.Await;
import dev.ferry.domain.platform.StatusVocabulary.Meaning;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry status}: asks the Platform for the status of a processing token. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Asks the Platform for the status of a processing token, and prints the status word.")
public final class StatusCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "TOKEN", description = "The processing token.")
    private String token = "";

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    public StatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var processingToken = TokenArgument.parse(token);
        try (var session = context.withoutStore(false)) {
            var platform = session.ferry().platform();
            var status = Await.value(platform.status(processingToken));
            context.console()
                    .out()
                    .println(
                            json
                                    ? JsonOutput.object().put("token", token).put("status", status.word())
                                    : status.word());
            if (platform.meaningOf(status) == Meaning.UNKNOWN) {
                context.console().err().println("ferry: " + UnknownStatusAdvice.of(status));
            }
        }
        return ExitCode.COMPLETED.code();
    }
}
