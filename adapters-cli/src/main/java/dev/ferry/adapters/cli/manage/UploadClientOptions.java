package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.UploadClient;
import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.Session;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that use an upload client. */
final class UploadClientOptions {

    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Use the running service at URL instead of the local store.")
    private @Nullable String server;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** Opens a client of the service or of the local store. It opens the store only if no service is named. */
    UploadClient open(CommandContext context, Supplier<Session> local) {
        return server == null
                ? UploadClient.local(context.console(), local.get())
                : UploadClient.remote(
                        context.console(), url(server), context.wiring().serviceAccess());
    }

    /** The option for another command with the same client, with a space before it; empty for the local store. */
    String serverOption() {
        return server == null ? "" : " --server " + server;
    }

    private static URI url(String text) {
        try {
            var url = URI.create(text);
            if (url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getPort() != 0
                    && url.getPort() <= MAX_PORT
                    && String.valueOf(url.getScheme()).matches("https?")) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // reported below
        }
        // a user's password before an '@' is not repeated
        var shown = text.replaceFirst("//.*@", "//…@");
        throw new UsageException("--server: '" + shown + "' is not a URL of a service; write http://127.0.0.1:8080");
    }
}
