package dev.ferry.adapters.store.disk;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.FileContent;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stores payloads in a folder that several processes may share, without locks. All reading and writing happens on
 * threads of its own. The modification time of a file is the time when it was stored, so other programs must not change
 * it.
 */
public final class FilePayloads implements Payloads, AutoCloseable {

    /** Many threads, because they mostly wait for the disk, which forces many files at once together. */
    private static final int THREADS = 32;

    private static final long IDLE_SECONDS = 10;

    private final PayloadFolder folder;
    private final ExecutorService disk = threads();

    private FilePayloads(PayloadFolder folder) {
        this.folder = folder;
    }

    /**
     * Opens a folder, and creates it if it does not exist.
     *
     * @param clock wall-clock time. It sets the times of stored files, and is compared with times set by other
     *     processes and, for unfinished files, by the file system
     * @return the payloads, to be closed by the caller
     * @throws IOException when the folder cannot be created or written
     */
    public static FilePayloads open(Path root, InstantSource clock) throws IOException {
        return new FilePayloads(PayloadFolder.open(root, clock));
    }

    @Override
    public CompletionStage<ContentRef> store(Chunks bytes) {
        return Stages.unwrap(Stages.either(
                Stages.blocking(disk, () -> PayloadWriter.create(folder, disk)),
                writer -> store(bytes, writer),
                failure -> {
                    bytes.close();
                    return CompletableFuture.failedStage(failure);
                }));
    }

    @Override
    public CompletionStage<Boolean> contains(ContentRef ref) {
        return Stages.blocking(disk, () -> folder.contains(ref));
    }

    @Override
    public Content content(ContentRef ref) {
        return () -> Stages.blocking(disk, () -> FileContent.chunks(folder.open(ref), disk));
    }

    @Override
    public CompletionStage<List<Stored>> stored(@Nullable Stored after, int limit) {
        var last = after == null ? "" : after.ref().sha256();
        return Stages.blocking(disk, () -> new PayloadListing(folder).after(last, limit));
    }

    @Override
    public CompletionStage<Set<ContentRef>> discard(
            Collection<ContentRef> refs, Instant storedBefore, Instant interruptedBefore) {
        return Stages.blocking(disk, () -> {
            var deletion = new PayloadDeletion(folder);
            deletion.restoreLeftovers();
            deletion.deleteAbandoned(interruptedBefore);
            var deleted = new HashSet<ContentRef>();
            for (var ref : refs) {
                if (deletion.discard(ref, storedBefore)) {
                    deleted.add(ref);
                }
            }
            return deleted;
        });
    }

    private static ExecutorService threads() {
        var threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("ferry-disk-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Waits for the writes in progress. */
    @Override
    public void close() {
        disk.close();
    }

    private CompletionStage<ContentRef> store(Chunks bytes, PayloadWriter writer) {
        return Stages.either(
                bytes.forEach(writer::write, disk),
                read -> Stages.blocking(disk, () -> {
                    try (writer) {
                        return writer.finish();
                    }
                }),
                failure -> discard(writer).thenCompose(discarded -> CompletableFuture.failedStage(failure)));
    }

    private CompletionStage<Boolean> discard(PayloadWriter writer) {
        return Stages.blocking(disk, () -> {
            writer.close();
            return true;
        });
    }
}
