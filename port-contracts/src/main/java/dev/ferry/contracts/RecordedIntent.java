package dev.ferry.contracts;

import dev.ferry.application.port.driven.Intent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** An intent that counts its declarations. The test completes {@code answer}. Any thread. */
final class RecordedIntent implements Intent {

    final CompletableFuture<Void> declared = new CompletableFuture<>();
    final CompletableFuture<Boolean> answer = new CompletableFuture<>();
    private final AtomicInteger declarations = new AtomicInteger();

    static RecordedIntent permitted() {
        var intent = new RecordedIntent();
        intent.answer.complete(true);
        return intent;
    }

    int declarations() {
        return declarations.get();
    }

    @Override
    public CompletionStage<Boolean> declare() {
        declarations.incrementAndGet();
        declared.complete(null);
        return answer;
    }
}
