package dev.ferry.contracts.fake;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
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
 * token that is no UUID, a status is {@code completedsuccessfully}, and a result contains the name of its kind.
 */
public final class ScriptedPlatform implements Platform {

    private final UploadScript uploads = new UploadScript();
    private final AnswerScript<Void> authentications = new AnswerScript<>();
    private final AnswerScript<ProcessingToken> uploadAnswers = new AnswerScript<>();
    private final AnswerScript<ProcessingStatus> statusAnswers = new AnswerScript<>();
    private final Map<ResultKind, AnswerScript<Chunks>> resultAnswers = new HashMap<>();
    private final Deque<HungCall> hungCalls = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final List<ProcessingToken> tokens = new ArrayList<>();
    private final List<TraceContext> traces = new ArrayList<>();

    /**
     * An upload that arrived.
     *
     * @param overwrite whether it was to replace a data set of the same name
     */
    public record ReceivedUpload(String name, boolean overwrite, String data) {}

    /** Scripts a failure of the next authentication. */
    public ScriptedPlatform authenticateFails(PlatformFault fault) {
        authentications.addFailure(fault);
        return this;
    }

    /** Scripts a failure of the next upload. */
    public ScriptedPlatform uploadFails(PlatformFault fault) {
        uploadAnswers.addFailure(fault);
        return this;
    }

    /** Scripts the next upload to fail before it is sent, and before its intent. */
    public ScriptedPlatform uploadFailsUnsent(PlatformFault fault) {
        uploads.addReadiness(CompletableFuture.failedFuture(new PlatformException(fault)), null);
        return this;
    }

    /** Scripts the next uploads to hang before they are sent, and before their intent. */
    public ScriptedPlatform uploadsHangUnsent(int count) {
        for (int i = 0; i < count; i++) {
            uploads.addReadiness(new CompletableFuture<>(), null);
        }
        return this;
    }

    /** Scripts the next upload to wait before its intent, until the returned future completes or fails. */
    public CompletableFuture<Void> uploadReadyLater() {
        var ready = new CompletableFuture<Void>();
        uploads.addReadiness(ready, null);
        return ready;
    }

    /**
     * Scripts the next upload to fail at once, although the adapter goes on: it declares its intent when the returned
     * future completes, which is too late.
     */
    public CompletableFuture<Void> uploadReadyTooLate(PlatformFault fault) {
        var ready = new CompletableFuture<Void>();
        uploads.addReadiness(ready, fault);
        return ready;
    }

    /**
     * Scripts the next upload to be sent, and certainly not accepted. It waits without an intent until the returned
     * future completes, and is sent again.
     */
    public CompletableFuture<Void> uploadRepeatedLater(PlatformFault cause) {
        var repeat = new CompletableFuture<Void>();
        uploads.addRepetition(cause, repeat);
        return repeat;
    }

    /** Scripts a pending answer to the next upload; completing the returned future gives it. */
    public CompletableFuture<ProcessingToken> uploadPending() {
        return uploadAnswers.addPending();
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
        return statusAnswers.addPending();
    }

    /** Scripts a failure of the next status request. */
    public ScriptedPlatform statusFails(PlatformFault fault) {
        statusAnswers.addFailure(fault);
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
        script(kind).addFailure(fault);
        return this;
    }

    /** Scripts the next upload, status request or result request to get no answer. */
    public HungCall nextCallHangs() {
        var call = new HungCall();
        hungCalls.add(call);
        return call;
    }

    /** All uploads in order, failed ones included. */
    public List<ReceivedUpload> uploads() {
        return uploads.received();
    }

    /** The data keys of all requests for a status or a result, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The processing tokens of all requests for a status or a result, in order. */
    public List<ProcessingToken> tokens() {
        return List.copyOf(tokens);
    }

    /** The trace contexts of all calls that had one, in order. */
    public List<TraceContext> traces() {
        return List.copyOf(traces);
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return authentications.next(() -> CompletableFuture.completedStage(null));
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        return uploads.upload(upload, intent, () -> {
            record(upload.trace());
            return answer(
                    uploadAnswers,
                    () -> CompletableFuture.completedStage(new ProcessingToken("receipt/" + UUID.randomUUID())));
        });
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        record(trace);
        requests.add(ResultKind.STATUS.key());
        tokens.add(token);
        return answer(
                statusAnswers, () -> CompletableFuture.completedStage(new ProcessingStatus("completedsuccessfully")));
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        record(trace);
        requests.add(kind.key());
        tokens.add(token);
        return answer(script(kind), () -> Bytes.of(kind.key()).open());
    }

    private <T> CompletionStage<T> answer(AnswerScript<T> script, Supplier<CompletionStage<T>> otherwise) {
        var hung = hungCalls.poll();
        return hung == null ? script.next(otherwise) : hung.receive();
    }

    private void record(@Nullable TraceContext trace) {
        if (trace != null) {
            traces.add(trace);
        }
    }

    private AnswerScript<Chunks> script(ResultKind kind) {
        return resultAnswers.computeIfAbsent(kind, none -> new AnswerScript<>());
    }
}
