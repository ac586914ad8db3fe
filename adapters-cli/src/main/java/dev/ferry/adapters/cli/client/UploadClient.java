package dev.ferry.adapters.cli.client;

import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.ServiceAccess;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.domain.submission.UploadId;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a person looks at uploads and decides about them. Everything blocks until done; what cannot be looked at or
 * decided fails with a {@link UploadClientException}, and nothing is changed.
 */
public sealed interface UploadClient extends AutoCloseable permits LocalUploadClient, RemoteUploadClient {

    /**
     * The store of this machine.
     *
     * @param session the opened store, closed with the desk
     */
    static UploadClient local(Console console, Session session) {
        return new LocalUploadClient(console, session);
    }

    /**
     * A running service.
     *
     * @param server its base URL
     */
    static UploadClient remote(Console console, URI server, ServiceAccess access) {
        return new RemoteUploadClient(console, ServiceClient.of(server, access));
    }

    /**
     * Lists uploads.
     *
     * @return the newest first
     */
    List<UploadView> list(UploadSelection selection);

    /** Decides that a failed upload is tried again. */
    UploadView retry(UploadId id);

    /** Decides that corrected data is sent. */
    UploadView resubmit(UploadId id, Path file, Charset encoding);

    /** Decides that nobody cares for an upload any more. */
    UploadView cancel(UploadId id);

    /** Decides about an upload in doubt. */
    UploadView settle(UploadId id, Settlement settlement);

    /**
     * Sees uploads to their end and prints what came of them.
     *
     * @param following for how long, and how to print
     */
    ExitCode follow(List<UploadId> ids, Following following);

    @Override
    void close();
}
