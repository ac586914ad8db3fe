package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.UploadClient;
import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.domain.submission.UploadId;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that works at a desk. */
final class UploadClientOptions {

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Work with the running service at URL instead of the local store.")
    private @Nullable String server;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** The service's desk, or the local one over a store that is opened only then. */
    UploadClient open(CommandContext context, Supplier<Session> local) {
        return server == null
                ? UploadClient.local(context.console(), local.get())
                : UploadClient.remote(
                        context.console(), url(server), context.wiring().serviceAccess());
    }

    static UploadId id(String text) {
        try {
            return new UploadId(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("'" + text + "' is no upload id; 'ferry list' shows them");
        }
    }

    private static URI url(String text) {
        try {
            var url = URI.create(text);
            if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new UsageException("--server: '" + text + "' is no URL; write http://127.0.0.1:8080");
    }
}
