package dev.ferry.adapters.files;

import dev.ferry.adapters.files.folder.FolderLayout;
import dev.ferry.adapters.files.folder.FolderLock;
import dev.ferry.adapters.files.folder.ReportedProblems;
import dev.ferry.adapters.files.folder.WatchMessages;
import dev.ferry.application.Ferry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Uploads the CSV files that appear in a folder. It runs on its own daemon thread and blocks no other. It reports
 * errors, and the next scan tries again. After a restart it continues where the killed program stopped.
 */
public final class WatchedFolder implements AutoCloseable {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final Path folder;
    private final Duration interval;
    private final InstantSource clock;
    private final WatchMessages messages;
    private final FolderScan folderScan;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "ferry-watch");
    private @Nullable FolderLock lock;

    /**
     * Creates the watch without starting it.
     *
     * @param messages receives messages for people, one line each, on the watch's thread
     */
    public WatchedFolder(Ferry ferry, WatchSettings settings, Consumer<String> messages) {
        this(ferry, settings, messages, InstantSource.system());
    }

    WatchedFolder(Ferry ferry, WatchSettings settings, Consumer<String> messages, InstantSource clock) {
        this.folder = settings.folder();
        this.interval = settings.interval();
        this.clock = clock;
        this.messages = new WatchMessages(messages);
        this.folderScan = new FolderScan(ferry, settings, this.messages);
        thread.setDaemon(true);
    }

    /**
     * Starts the watch. An error with the folder is reported, not thrown.
     *
     * @throws IllegalThreadStateException when the watch was started before
     */
    public void start() {
        thread.start();
    }

    /**
     * Stops the watch and interrupts a running scan. Uploads continue; the next watch moves their files. Closing it
     * again has no effect.
     */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join(STOP_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release();
    }

    /** Scans the folder once. */
    void scan() {
        try {
            var layout = FolderLayout.prepare(folder);
            if (acquireLock(layout)) {
                folderScan.scan(layout, clock.instant());
            } else {
                messages.reportOnce(folder + " is watched by another Ferry process; this one waits");
            }
        } catch (IOException e) {
            release();
            reportError(e);
        } catch (RuntimeException e) {
            reportError(e);
        }
        messages.endScan();
    }

    private void watch() {
        try {
            do {
                scan();
            } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // close() interrupts the thread, which then ends
        }
    }

    /** Returns false while another process has the lock. */
    private synchronized boolean acquireLock(FolderLayout layout) throws IOException {
        if (lock != null && lock.covers(layout.uploading())) {
            return true;
        }
        release();
        lock = FolderLock.tryAcquire(layout.uploading()).orElse(null);
        if (lock != null) {
            layout.deleteTemporaryFiles();
        }
        return lock != null;
    }

    private synchronized void release() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    private void reportError(Exception failure) {
        if (closed.getCount() > 0) {
            messages.reportOnce(
                    folder + " cannot be watched: " + ReportedProblems.describe(failure) + "; Ferry tries again");
        }
    }
}
