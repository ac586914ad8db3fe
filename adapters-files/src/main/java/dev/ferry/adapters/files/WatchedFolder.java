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
 * A folder whose CSV files are uploaded as they appear. It works on one daemon thread of its own and blocks no other.
 * Trouble is told and met by the next scan; a restart goes on where the killed program was.
 */
public final class WatchedFolder implements AutoCloseable {

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(10);

    private final Path folder;
    private final Duration interval;
    private final InstantSource clock;
    private final WatchMessages notices;
    private final FolderScan round;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "ferry-watch");
    private @Nullable FolderLock lock;

    /**
     * Ready to watch; nothing happens yet.
     *
     * @param settings the folder, and how it is watched
     * @param notices takes what there is to tell, a line each, on the watch's thread
     */
    public WatchedFolder(Ferry ferry, WatchSettings settings, Consumer<String> notices) {
        this(ferry, settings, notices, InstantSource.system());
    }

    WatchedFolder(Ferry ferry, WatchSettings settings, Consumer<String> notices, InstantSource clock) {
        this.folder = settings.folder();
        this.interval = settings.interval();
        this.clock = clock;
        this.notices = new WatchMessages(notices);
        this.round = new FolderScan(ferry, settings, this.notices);
        thread.setDaemon(true);
    }

    /**
     * Begins to watch. Trouble with the folder is told, not thrown.
     *
     * @throws IllegalThreadStateException when it was begun before
     */
    public void start() {
        thread.start();
    }

    /** Ends the watch, breaking off a scan under way. Uploads go on; the next watch brings them home. Idempotent. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join(LONGEST_FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release();
    }

    /** One look at the folder, as the thread takes it again and again. */
    void scan() {
        try {
            var layout = FolderLayout.prepare(folder);
            if (isOurs(layout)) {
                round.go(layout, clock.instant());
            } else {
                notices.standing(folder + " is watched by another Ferry; this one stands by");
            }
        } catch (IOException e) {
            release();
            tellTrouble(ReportedProblems.words(e));
        } catch (RuntimeException e) {
            tellTrouble(ReportedProblems.words(e));
        }
        notices.endScan();
    }

    private void watch() {
        try {
            do {
                scan();
            } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // closed: the thread ends
        }
    }

    private synchronized boolean isOurs(FolderLayout layout) throws IOException {
        if (lock != null && lock.covers(layout.uploading())) {
            return true;
        }
        release();
        lock = FolderLock.take(layout.uploading()).orElse(null);
        if (lock != null) {
            layout.sweep();
        }
        return lock != null;
    }

    private synchronized void release() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    private void tellTrouble(String words) {
        if (closed.getCount() > 0) {
            notices.standing(folder + " cannot be watched now: " + words + "; it is tried again");
        }
    }
}
