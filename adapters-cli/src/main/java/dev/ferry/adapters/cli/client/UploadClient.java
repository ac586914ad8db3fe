package dev.ferry.adapters.cli.client;

import dev.ferry.adapters.cli.input.DataFile;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.ServiceAccess;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.domain.submission.UploadId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lists uploads, records decisions about them, and lifts the account's pause. All methods block until they are done. If
 * a method cannot read or decide, it throws an {@link UploadClientException} and changes nothing.
 */
public sealed interface UploadClient extends AutoCloseable permits LocalUploadClient, RemoteUploadClient {

    /**
     * Creates a client of the local store.
     *
     * @param session the opened store, closed with the client
     */
    static UploadClient local(Console console, Session session) {
        return new LocalUploadClient(console, session);
    }

    /**
     * Creates a client of a running service.
     *
     * @param server the base URL of the service
     */
    static UploadClient remote(Console console, URI server, ServiceAccess access) {
        return new RemoteUploadClient(console, ServiceClient.of(server, access));
    }

    /** Lists uploads, newest first. */
    List<UploadView> list(UploadSelection selection);

    /**
     * Finds an upload by its id, or by the first characters of its id, at least 4.
     *
     * @throws dev.ferry.adapters.cli.input.UsageException when several ids start with the text; the message lists them
     */
    UploadId resolve(String text);

    /** Reads an upload with all its events. */
    UploadHistory history(UploadId id);

    /** Deletes an upload that has ended, with its bytes. */
    DeletedUpload delete(UploadId id);

    /**
     * Retries a failed upload with the same data.
     *
     * @param overwrite whether the Platform may replace other data under the name
     */
    UploadView retry(UploadId id, boolean overwrite, NewerData newer);

    /**
     * Sends corrected data for a rejected, failed or completed upload.
     *
     * @throws UploadClientException when the data cannot be sent
     */
    UploadView resubmit(UploadId id, DataFile file, NewerData newer);

    /**
     * The data of an upload.
     *
     * @param original whether it is read as it was given, not as it is sent
     */
    Content data(UploadId id, boolean original);

    /** Cancels an unfinished upload. */
    UploadView cancel(UploadId id);

    /** Settles an upload in doubt. */
    UploadView settle(UploadId id, Settlement settlement, NewerData newer);

    /**
     * Lifts the account's pause on all nodes.
     *
     * @return the end that the pause would have had; empty when there was none
     */
    Optional<Instant> liftPause();

    /**
     * Follows uploads to their end and prints their outcomes.
     *
     * @param following how long to wait, and how to print
     */
    ExitCode follow(List<UploadId> ids, Following following);

    @Override
    void close();
}
