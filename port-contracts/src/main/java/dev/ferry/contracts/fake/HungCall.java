package dev.ferry.contracts.fake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A call that arrives at the Platform and gets no answer.
 *
 * @param received completes when the Platform has received the call, or a part of it
 * @param ended completes when the Platform sees that the caller has ended the call
 */
public record HungCall(CompletableFuture<Void> received, CompletableFuture<Void> ended) {

    /** A call that has not arrived. */
    public HungCall() {
        this(new CompletableFuture<>(), new CompletableFuture<>());
    }

    /** Receives the call; the returned stage never completes by itself. */
    <T> CompletionStage<T> receive() {
        var answer = new CompletableFuture<T>();
        var unused = answer.whenComplete((value, cancelled) -> ended.complete(null));
        received.complete(null);
        return answer;
    }
}
