package dev.ferry.contracts.intercept;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.domain.submission.ContentRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

record InterceptedPayloads(Payloads payloads, Interceptor interceptor) implements Payloads {

    @Override
    public CompletionStage<ContentRef> store(Chunks bytes) {
        return interceptor.pass("store", () -> payloads.store(bytes));
    }

    @Override
    public CompletionStage<Boolean> contains(ContentRef ref) {
        return interceptor.pass("contains", () -> payloads.contains(ref));
    }

    @Override
    public Content content(ContentRef ref) {
        return payloads.content(ref);
    }

    @Override
    public CompletionStage<List<Stored>> stored(@Nullable Stored after, int limit) {
        return interceptor.pass("list payloads", () -> payloads.stored(after, limit));
    }

    @Override
    public CompletionStage<Set<ContentRef>> discard(
            Collection<ContentRef> refs, Instant storedBefore, Instant interruptedBefore) {
        return interceptor.pass("discard", () -> payloads.discard(refs, storedBefore, interruptedBefore));
    }
}
