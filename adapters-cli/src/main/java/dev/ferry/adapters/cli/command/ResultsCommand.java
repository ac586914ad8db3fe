package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.application.async.Await;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Text;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry results}: prints a result of an upload in the store, or of any processing token. */
@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        description = "Prints one kind of result of an upload, or of any processing token. Fetches it from the Platform"
                + " if the store does not have it.")
public final class ResultsCommand implements Callable<Integer> {

    private static final int MIN_PREFIX = 4;

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "ID", description = "The upload's id, or a processing token.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "KIND", description = "The kind, such as feedback or tableofresultids.")
    private String kind = "";

    @Option(
            names = "--raw",
            description = "Print the result byte for byte, for a file or a program; by default, characters that a"
                    + " terminal would obey are escaped.")
    private boolean raw;

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    public ResultsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var resultKind = resultKind();
        try (var session = context.live(false)) {
            var upload = find(session);
            if (upload.isPresent()) {
                print(upload.get().token(), stored(session, upload.get(), resultKind));
            } else {
                var token = TokenArgument.parse(id);
                print(token, Await.value(session.ferry().platform().result(token, resultKind)));
            }
        }
        return ExitCode.COMPLETED.code();
    }

    /** Finds the upload with this id, or the only one whose id starts with it; a token is no upload's id. */
    private Optional<Upload> find(Session session) {
        var track = session.ferry().track();
        UploadId whole;
        try {
            whole = new UploadId(id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var found = Await.value(track.find(whole));
        if (found.isPresent() || id.length() < MIN_PREFIX) {
            return found.map(JournalEntry::upload);
        }
        var starting = Await.value(track.list(UploadQuery.ofIdPrefix(id, 2))).uploads();
        if (starting.size() > 1) {
            throw new UsageException("several ids start with " + id + "; 'ferry show " + id + "' lists them");
        }
        return starting.stream().map(JournalEntry::upload).findFirst();
    }

    private Chunks stored(Session session, Upload upload, ResultKind resultKind) {
        var content = Await.value(session.ferry().results().result(upload.id(), resultKind))
                .orElseThrow(() -> new UncheckedIOException(new IOException("the upload " + id + " is "
                        + UploadState.of(upload).word() + " and has no result '" + kind + "'")));
        return Await.value(content.open());
    }

    private void print(@Nullable ProcessingToken token, Chunks chunks) {
        var out = raw ? context.console().rawOut() : context.console().out();
        if (json) {
            var text = new StringBuilder();
            Await.value(Text.read(chunks, text::append));
            out.println(JsonOutput.object()
                    .put("token", token == null ? null : token.value())
                    .put("kind", kind)
                    .put("text", text.toString()));
        } else {
            Await.value(chunks.forEach(chunk -> {
                var bytes = new byte[chunk.remaining()];
                chunk.get(bytes);
                out.write(bytes, 0, bytes.length);
            }));
            out.flush();
            if (!raw && context.console().hasEscapedBytes()) {
                context.console().note("control characters are shown escaped; --raw prints the bytes");
            }
        }
    }

    private ResultKind resultKind() {
        try {
            return new ResultKind(kind);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
