package dev.ferry.contracts.driving;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driving.SubmitUpload;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.contracts.Samples;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A core that follows a script and records the requests it receives. A request without a script is accepted under a
 * numbered id. For any threads.
 */
public final class ScriptedSubmit implements SubmitUpload {

    private static final int TIMEOUT_SECONDS = 30;

    private final Deque<Supplier<CompletionStage<Submitted>>> answers = new ArrayDeque<>();
    private final List<ReceivedRequest> received = new ArrayList<>();
    private final Semaphore calls = new Semaphore(0);

    /**
     * A received request.
     *
     * @param data its text, decoded in the encoding of the request, UTF-8 if it names none
     * @param key the client's key; null when it has none
     */
    public record ReceivedRequest(
            String name, String data, @Nullable String key) {}

    public ScriptedSubmit() {}

    /** The id of the accepted upload with this number, from 1. */
    public static String uploadId(int number) {
        return "upload-" + number;
    }

    /** The answer for the accepted upload with this number, from 1. */
    public static Submitted.Accepted accepted(int number) {
        var now = Instant.parse("2024-07-01T09:00:00Z");
        var upload = Samples.submitted(uploadId(number)).next();
        return new Submitted.Accepted(new JournalEntry(upload, 1, now, now, now), List.of());
    }

    /** Scripts the next answer. */
    public ScriptedSubmit answers(Submitted submitted) {
        return script(() -> CompletableFuture.completedStage(submitted));
    }

    /** Scripts a failed stage as the next answer. */
    public ScriptedSubmit fails(Throwable failure) {
        return script(() -> CompletableFuture.failedStage(failure));
    }

    /** Scripts a pending answer; completing the returned future gives it. */
    public CompletableFuture<Submitted> pending() {
        var pending = new CompletableFuture<Submitted>();
        script(() -> pending);
        return pending;
    }

    /** The received requests, in the order in which their data ended. */
    public synchronized List<ReceivedRequest> received() {
        return List.copyOf(received);
    }

    /**
     * Waits until more requests have been received to their end.
     *
     * @param count the number of requests beyond those of earlier waits
     * @throws AssertionError after {@value #TIMEOUT_SECONDS} seconds
     */
    public void awaitCalls(int count) {
        try {
            if (!calls.tryAcquire(count, TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the data set did not arrive");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public CompletionStage<Submitted> submit(UploadRequest request) {
        var bytes = new ByteArrayOutputStream();
        return Stages.unwrap(request.data()
                .open()
                .thenCompose(chunks -> chunks.forEach(chunk -> append(bytes, chunk)))
                .thenCompose(read -> answer(
                        request,
                        bytes.toString(
                                Objects.requireNonNullElse(request.format().charset(), StandardCharsets.UTF_8)))));
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
        received.add(new ReceivedRequest(request.name().value(), data, key == null ? null : key.value()));
        var number = received.size();
        var scripted = answers.poll();
        return scripted == null ? () -> CompletableFuture.completedStage(accepted(number)) : scripted;
    }

    private synchronized ScriptedSubmit script(Supplier<CompletionStage<Submitted>> answer) {
        answers.add(answer);
        return this;
    }

    private static void append(ByteArrayOutputStream bytes, ByteBuffer chunk) {
        var array = new byte[chunk.remaining()];
        chunk.get(array);
        bytes.writeBytes(array);
    }
}
