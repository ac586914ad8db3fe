package dev.ferry.contracts.fake;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The scripted answers to the next calls of one kind. */
final class AnswerScript<T> {

    private final Deque<Supplier<CompletionStage<T>>> answers = new ArrayDeque<>();

    void add(Supplier<CompletionStage<T>> answer) {
        answers.add(answer);
    }

    void addFailure(PlatformFault fault) {
        answers.add(() -> CompletableFuture.failedStage(new PlatformException(fault)));
    }

    CompletableFuture<T> addPending() {
        var pending = new CompletableFuture<T>();
        answers.add(() -> pending);
        return pending;
    }

    /** Gives the next answer, or another one when none is scripted. */
    CompletionStage<T> next(Supplier<CompletionStage<T>> otherwise) {
        var answer = answers.poll();
        return answer == null ? otherwise.get() : answer.get();
    }
}
