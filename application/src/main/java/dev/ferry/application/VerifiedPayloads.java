package dev.ferry.application;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.VerifiedContent;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.domain.submission.ContentRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Payloads that are compared with their hash whenever they are read to their end. */
record VerifiedPayloads(Payloads payloads) implements Payloads {

    @Override
    public CompletionStage<ContentRef> store(Chunks bytes) {
        return payloads.store(bytes);
    }

    @Override
    public CompletionStage<Boolean> contains(ContentRef ref) {
        return payloads.contains(ref);
    }

    @Override
    public Content content(ContentRef ref) {
        return new VerifiedContent(payloads.content(ref), ref);
    }

    @Override
    public CompletionStage<List<Stored>> stored(@Nullable Stored after, int limit) {
        return payloads.stored(after, limit);
    }

    @Override
    public CompletionStage<Set<ContentRef>> discard(
            Collection<ContentRef> refs, Instant storedBefore, Instant interruptedBefore) {
        return payloads.discard(refs, storedBefore, interruptedBefore);
    }
}
