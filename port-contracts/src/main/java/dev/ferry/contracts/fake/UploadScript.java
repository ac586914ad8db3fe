package dev.ferry.contracts.fake;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.contracts.fake.ScriptedPlatform.ReceivedUpload;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingToken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way of scripted uploads to their answer: ready, declared, sent, and perhaps repeated. */
final class UploadScript {

    private static final Readiness AT_ONCE = new Readiness(CompletableFuture.completedStage(null), null);

    private final Deque<Readiness> readiness = new ArrayDeque<>();
    private final Deque<Repetition> repetitions = new ArrayDeque<>();
    private final List<ReceivedUpload> received = new ArrayList<>();

    /**
     * When an upload is ready to be sent.
     *
     * @param failure the fault with which the call fails before that; null when it waits
     */
    private record Readiness(
            CompletionStage<Void> ready, @Nullable PlatformFault failure) {}

    /** Why an upload was not accepted, and when it is sent again. */
    private record Repetition(PlatformFault cause, CompletionStage<Void> repeat) {}

    /**
     * A running call.
     *
     * @param answer gives the Platform's answer
     * @param result the call's result; cancelling it ends a pending answer
     */
    private record ScriptedUpload(
            DatasetUpload upload,
            Intent intent,
            Supplier<CompletionStage<ProcessingToken>> answer,
            CompletableFuture<ProcessingToken> result) {}

    /**
     * Scripts when the next upload is ready to be sent.
     *
     * @param failure the fault with which the call fails before that; null when it waits
     */
    void addReadiness(CompletionStage<Void> ready, @Nullable PlatformFault failure) {
        readiness.add(new Readiness(ready, failure));
    }

    /** Scripts the next upload to be sent in vain, and sent again later. */
    void addRepetition(PlatformFault cause, CompletionStage<Void> repeat) {
        repetitions.add(new Repetition(cause, repeat));
    }

    List<ReceivedUpload> received() {
        return List.copyOf(received);
    }

    CompletionStage<ProcessingToken> upload(
            DatasetUpload upload, Intent intent, Supplier<CompletionStage<ProcessingToken>> answer) {
        var scripted = readiness.isEmpty() ? AT_ONCE : readiness.remove();
        var call = new ScriptedUpload(upload, intent, answer, new CompletableFuture<>());
        var unused = scripted.ready()
                .thenCompose(prepared -> Text.head(upload.data(), Integer.MAX_VALUE))
                .thenCompose(data -> declareAndSend(call, data))
                .whenComplete((token, failure) -> {
                    if (failure == null) {
                        call.result().complete(token);
                    } else {
                        call.result().completeExceptionally(Stages.cause(failure));
                    }
                });
        return scripted.failure() == null
                ? call.result()
                : CompletableFuture.failedStage(new PlatformException(scripted.failure()));
    }

    private CompletionStage<ProcessingToken> declareAndSend(ScriptedUpload call, String data) {
        return call.result().isDone()
                ? withdrawn()
                : call.intent().declare().thenCompose(permitted -> permitted ? send(call, data) : withdrawn());
    }

    private CompletionStage<ProcessingToken> send(ScriptedUpload call, String data) {
        if (call.result().isDone()) {
            return withdrawn();
        }
        var name = call.upload().name().value();
        received.add(new ReceivedUpload(name, call.upload().overwrite(), data));
        var repetition = repetitions.poll();
        if (repetition != null) {
            return call.intent()
                    .withdraw(repetition.cause())
                    .thenCompose(withdrawn -> repetition.repeat())
                    .thenCompose(ready -> declareAndSend(call, data));
        }
        var answer = call.answer().get();
        Stages.propagateCancel(call.result(), answer);
        return answer;
    }

    private static <T> CompletionStage<T> withdrawn() {
        return CompletableFuture.failedStage(new PlatformException(new Unavailable("the upload was withdrawn")));
    }
}
