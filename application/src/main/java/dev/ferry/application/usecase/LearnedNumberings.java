package dev.ferry.application.usecase;

import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.RowNumberings;
import dev.ferry.domain.feedback.RowNumbering;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What feedback has shown about the Platform's way to number rows. A failure of the store costs only this knowledge.
 *
 * @param possible the ways that the settings allow; one of them is not learned but known
 */
record LearnedNumberings(List<RowNumbering> possible, RowNumberings store) {

    /** The ways that the feedback so far has left; empty when nothing is known. */
    CompletionStage<List<RowNumbering>> known() {
        return possible.size() == 1
                ? CompletableFuture.completedStage(List.of())
                : Stages.either(
                        store.read(),
                        CompletableFuture::completedStage,
                        failure -> CompletableFuture.completedStage(List.of()));
    }

    /**
     * Remembers what another feedback has shown. It replaces what contradicts it.
     *
     * @param shown the ways that it allows; empty when it shows nothing
     */
    CompletionStage<Void> learn(List<RowNumbering> known, List<RowNumbering> shown) {
        var both = known.stream().filter(shown::contains).toList();
        var learned = both.isEmpty() ? shown : both;
        return possible.size() == 1 || shown.isEmpty() || learned.equals(known)
                ? CompletableFuture.completedStage(null)
                : Stages.either(
                        store.write(learned),
                        CompletableFuture::completedStage,
                        failure -> CompletableFuture.completedStage(null));
    }
}
