package dev.ferry.contracts.driving;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driving.SubmitUpload;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.contracts.Samples;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A core that follows a script and remembers what it was handed. What is not scripted is taken, each under a number of
 * its own. For any threads.
 */
public final class ScriptedSubmit implements SubmitUpload {

    private static final int PATIENCE_SECONDS = 30;

    private final Deque<Supplier<CompletionStage<Submitted>>> answers = new ArrayDeque<>();
    private final List<HandedOver> handedOver = new ArrayList<>();
    private final Semaphore calls = new Semaphore(0);

    /**
     * A data set that came.
     *
     * @param data its text, read in the encoding that was named
     * @param key the client's key, null when it has none
     */
    public record HandedOver(
            String name, String data, @Nullable String key) {}

    /** Without a script: everything is taken. */
    public ScriptedSubmit() {}

    /**
     * The id under which a data set is taken.
     *
     * @param number 1 for the first that comes
     * @return the upload's id
     */
    public static String idOf(int number) {
        return "upload-" + number;
    }

    /**
     * What is said when a data set is taken.
     *
     * @param number 1 for the first that comes
     * @return the upload, queued
     */
    public static Submitted.Taken taken(int number) {
        var now = Instant.parse("2024-07-01T09:00:00Z");
        var upload = Samples.submitted(idOf(number)).next();
        return new Submitted.Taken(new JournalEntry(upload, 1, now, now, now), List.of());
    }

    /** Scripts the next answer. */
    public ScriptedSubmit answers(Submitted submitted) {
        return script(() -> CompletableFuture.completedStage(submitted));
    }

    /** Scripts the next answer to be a stage that fails. */
    public ScriptedSubmit fails(Throwable failure) {
        return script(() -> CompletableFuture.failedStage(failure));
    }

    /**
     * Scripts the next answer to be given by hand.
     *
     * @return completes it
     */
    public CompletableFuture<Submitted> pending() {
        var pending = new CompletableFuture<Submitted>();
        script(() -> pending);
        return pending;
    }

    /**
     * What was handed over.
     *
     * @return in the order in which it had come to its end
     */
    public synchronized List<HandedOver> handedOver() {
        return List.copyOf(handedOver);
    }

    /**
     * Waits until data sets have come to their end.
     *
     * @param count so many more than were waited for before
     * @throws AssertionError when they do not come
     */
    public void awaitCalls(int count) {
        try {
            if (!calls.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the data set was not handed over");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public CompletionStage<Submitted> submit(UploadRequest request) {
        var whole = new ByteArrayOutputStream();
        return Stages.unwrap(request.data()
                .open()
                .thenCompose(chunks -> chunks.forEach(piece -> append(whole, piece)))
                .thenCompose(read -> answer(request, whole.toString(request.encoding()))));
    }

    private CompletionStage<Submitted> answer(UploadRequest request, String data) {
        try {
            return next(request, data).get();
        } finally {
            calls.release();
        }
    }

    private synchronized Supplier<CompletionStage<Submitted>> next(UploadRequest request, String data) {
        var key = request.key();
        handedOver.add(new HandedOver(request.name().value(), data, key == null ? null : key.value()));
        var number = handedOver.size();
        var scripted = answers.poll();
        return scripted == null ? () -> CompletableFuture.completedStage(taken(number)) : scripted;
    }

    private synchronized ScriptedSubmit script(Supplier<CompletionStage<Submitted>> answer) {
        answers.add(answer);
        return this;
    }

    private static void append(ByteArrayOutputStream whole, ByteBuffer piece) {
        var array = new byte[piece.remaining()];
        piece.get(array);
        whole.writeBytes(array);
    }
}
