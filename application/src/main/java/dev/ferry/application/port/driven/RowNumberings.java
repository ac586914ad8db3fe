package dev.ferry.application.port.driven;

import dev.ferry.domain.feedback.RowNumbering;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Remembers how the Platform numbers the rows in this account's feedback. Only the places of remarks depend on it, so
 * Ferry continues without it when it fails. Stages fail as those of {@link Journal} do.
 */
public interface RowNumberings {

    /** Reads the ways that the feedback so far has left; empty when nothing is known. */
    CompletionStage<List<RowNumbering>> read();

    /**
     * Replaces what is remembered.
     *
     * @return completes when it is durable, or will be with the journal's next commit
     */
    CompletionStage<Void> write(List<RowNumbering> numberings);
}
