package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.application.async.Await;
import dev.ferry.application.content.Text;
import dev.ferry.domain.platform.ResultKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry results}: fetches a result from the Platform. */
@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        description = "Fetches one kind of result of a processing token from the Platform, and prints it.")
public final class ResultsCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "TOKEN", description = "The processing token.")
    private String token = "";

    @Parameters(index = "1", paramLabel = "KIND", description = "The kind, such as feedback or tableofresultids.")
    private String kind = "";

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    public ResultsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var processingToken = TokenArgument.parse(token);
        var resultKind = resultKind();
        try (var session = context.withoutStore(false)) {
            var chunks = Await.value(session.ferry().platform().result(processingToken, resultKind));
            if (json) {
                var text = new StringBuilder();
                Await.value(Text.read(chunks, text::append));
                context.console()
                        .out()
                        .println(JsonOutput.object()
                                .put("token", token)
                                .put("kind", kind)
                                .put("text", text.toString()));
            } else {
                Await.value(chunks.forEach(chunk -> {
                    var bytes = new byte[chunk.remaining()];
                    chunk.get(bytes);
                    context.console().out().write(bytes, 0, bytes.length);
                }));
                context.console().out().flush();
            }
        }
        return ExitCode.COMPLETED.code();
    }

    private ResultKind resultKind() {
        try {
            return new ResultKind(kind);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
