package dev.ferry.contracts.fake;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Platform that follows a script and records the requests. A request without a script succeeds: an upload gets a
 * token, a status is {@code completedsuccessfully}, and a result contains the name of its kind.
 */
public final class ScriptedPlatform implements Platform {

    private final Deque<Readiness> readiness = new ArrayDeque<>();
    private final Deque<Repetition> repetitions = new ArrayDeque<>();
    private final Deque<Supplier<CompletionStage<ProcessingToken>>> uploadAnswers = new ArrayDeque<>();
    private final Deque<Supplier<CompletionStage<ProcessingStatus>>> statusAnswers = new ArrayDeque<>();
    private final Map<ResultKind, Deque<Supplier<CompletionStage<Chunks>>>> resultAnswers = new HashMap<>();
    private final List<ReceivedUpload> uploads = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<TraceContext> traces = new ArrayList<>();

    /**
     * An upload that arrived.
     *
     * @param overwrite whether it was to replace a data set of the same name
     */
    public record ReceivedUpload(String name, boolean overwrite, String data) {}

    /**
     * When an upload is ready to be sent.
     *
     * @param failure the fault with which the call fails before that; null when it waits
     */
    private record Readiness(
            CompletionStage<Void> ready, @Nullable PlatformFault failure) {
        private static final Readiness AT_ONCE = new Readiness(CompletableFuture.completedStage(null), null);
    }

    /** Why an upload was not accepted, and when it is sent again. */
    private record Repetition(PlatformFault cause, CompletionStage<Void> repeat) {}

    public ScriptedPlatform() {}

    /** Scripts a failure of the next upload. */
    public ScriptedPlatform uploadFails(PlatformFault fault) {
        uploadAnswers.add(() -> CompletableFuture.failedStage(new PlatformException(fault)));
        return this;
    }

    /** Scripts the next upload to fail before it is sent, and before its intent. */
    public ScriptedPlatform uploadFailsUnsent(PlatformFault fault) {
        readiness.add(new Readiness(CompletableFuture.failedFuture(new PlatformException(fault)), null));
        return this;
    }

    /** Scripts the next uploads to hang before they are sent, and before their intent. */
    public ScriptedPlatform uploadsHangUnsent(int count) {
        for (int i = 0; i < count; i++) {
            readiness.add(new Readiness(new CompletableFuture<>(), null));
        }
        return this;
    }

    /** Scripts the next upload to wait before its intent, until the returned future completes or fails. */
    public CompletableFuture<Void> uploadReadyLater() {
        var ready = new CompletableFuture<Void>();
        readiness.add(new Readiness(ready, null));
        return ready;
    }

    /**
     * Scripts the next upload to fail at once, although the adapter goes on: it declares its intent when the returned
     * future completes, which is too late.
     */
    public CompletableFuture<Void> uploadReadyTooLate(PlatformFault fault) {
        var ready = new CompletableFuture<Void>();
        readiness.add(new Readiness(ready, fault));
        return ready;
    }

    /**
     * Scripts the next upload to be sent, and certainly not accepted. It waits without an intent until the returned
     * future completes, and is sent again.
     */
    public CompletableFuture<Void> uploadRepeatedLater(PlatformFault cause) {
        var repeat = new CompletableFuture<Void>();
        repetitions.add(new Repetition(cause, repeat));
        return repeat;
    }

    /** Scripts a pending answer to the next upload; completing the returned future gives it. */
    public CompletableFuture<ProcessingToken> uploadPending() {
        var pending = new CompletableFuture<ProcessingToken>();
        uploadAnswers.add(() -> pending);
        return pending;
    }

    /** Scripts the next uploads to get no answer. */
    public ScriptedPlatform uploadsHang(int count) {
        for (int i = 0; i < count; i++) {
            uploadAnswers.add(CompletableFuture::new);
        }
        return this;
    }

    /**
     * Scripts the next statuses.
     *
     * @param words one per request
     */
    public ScriptedPlatform statuses(String... words) {
        for (var word : words) {
            statusAnswers.add(() -> CompletableFuture.completedStage(new ProcessingStatus(word)));
        }
        return this;
    }

    /** Scripts a pending answer to the next status request; completing the returned future gives it. */
    public CompletableFuture<ProcessingStatus> statusPending() {
        var pending = new CompletableFuture<ProcessingStatus>();
        statusAnswers.add(() -> pending);
        return pending;
    }

    /** Scripts a failure of the next status request. */
    public ScriptedPlatform statusFails(PlatformFault fault) {
        statusAnswers.add(() -> CompletableFuture.failedStage(new PlatformException(fault)));
        return this;
    }

    /** Scripts the next status request to break the contract: it throws instead of returning a stage. */
    public ScriptedPlatform statusThrows(RuntimeException thrown) {
        statusAnswers.add(() -> {
            throw thrown;
        });
        return this;
    }

    /** Scripts the next result of a kind. */
    public ScriptedPlatform result(ResultKind kind, String text) {
        script(kind).add(() -> Bytes.of(text).open());
        return this;
    }

    /** Scripts a failure of the next request for a result. */
    public ScriptedPlatform resultFails(ResultKind kind, PlatformFault fault) {
        script(kind).add(() -> CompletableFuture.failedStage(new PlatformException(fault)));
        return this;
    }

    /** All uploads in order, failed ones included. */
    public List<ReceivedUpload> uploads() {
        return List.copyOf(uploads);
    }

    /** The data keys of all requests for a status or a result, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The trace contexts of all calls that had one, in order. */
    public List<TraceContext> traces() {
        return List.copyOf(traces);
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        var scripted = readiness.isEmpty() ? Readiness.AT_ONCE : readiness.remove();
        var sending = scripted.ready()
                .thenCompose(prepared -> repetitions.isEmpty()
                        ? CompletableFuture.completedStage(null)
                        : sendInVain(upload, intent, repetitions.remove()))
                .thenCompose(prepared -> intent.declare())
                .thenCompose(permitted -> permitted ? send(upload) : withdrawn());
        return scripted.failure() == null
                ? Stages.unwrap(sending)
                : CompletableFuture.failedStage(new PlatformException(scripted.failure()));
    }

    private static <T> CompletionStage<T> withdrawn() {
        return CompletableFuture.failedStage(new PlatformException(new Unavailable("the upload was withdrawn")));
    }

    private CompletionStage<Void> sendInVain(DatasetUpload upload, Intent intent, Repetition repetition) {
        return intent.declare()
                .thenAccept(permitted ->
                        uploads.add(new ReceivedUpload(upload.name().value(), upload.overwrite(), "")))
                .thenCompose(sent -> intent.withdraw(repetition.cause()))
                .thenCompose(withdrawn -> repetition.repeat());
    }

    private CompletionStage<ProcessingToken> send(DatasetUpload upload) {
        return Stages.unwrap(Text.head(upload.data(), Integer.MAX_VALUE).thenCompose(data -> {
            record(upload.trace());
            uploads.add(new ReceivedUpload(upload.name().value(), upload.overwrite(), data));
            var scripted = uploadAnswers.poll();
            return scripted == null
                    ? CompletableFuture.completedStage(
                            new ProcessingToken(UUID.randomUUID().toString()))
                    : scripted.get();
        }));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        record(trace);
        requests.add(ResultKind.STATUS.key());
        var scripted = statusAnswers.poll();
        return scripted == null
                ? CompletableFuture.completedStage(new ProcessingStatus("completedsuccessfully"))
                : scripted.get();
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        record(trace);
        requests.add(kind.key());
        var scripted = script(kind).poll();
        return scripted == null ? Bytes.of(kind.key()).open() : scripted.get();
    }

    private void record(@Nullable TraceContext trace) {
        if (trace != null) {
            traces.add(trace);
        }
    }

    private Deque<Supplier<CompletionStage<Chunks>>> script(ResultKind kind) {
        return resultAnswers.computeIfAbsent(kind, none -> new ArrayDeque<>());
    }
}
