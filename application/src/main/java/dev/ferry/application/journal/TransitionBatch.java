package dev.ferry.application.journal;

import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.upload.Transition;
import dev.ferry.domain.upload.Upload;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Transitions in sequence, to be committed in one transaction.
 *
 * @param state the state after the last transition
 * @param events the events of all transitions, in order
 */
public record TransitionBatch<S extends Upload>(S state, List<UploadEvent> events) {

    public TransitionBatch {
        events = List.copyOf(events);
    }

    /** A batch without transitions. */
    public static <S extends Upload> TransitionBatch<S> from(S upload) {
        return new TransitionBatch<>(upload, List.of());
    }

    /** A batch with one transition. */
    public static <S extends Upload> TransitionBatch<S> of(Transition<S> step) {
        return new TransitionBatch<>(step.next(), List.of(step.event()));
    }

    /**
     * The batch with one more transition.
     *
     * @param step selects a transition of the present state
     */
    public <T extends Upload> TransitionBatch<T> then(Function<? super S, Transition<T>> step) {
        var transition = step.apply(state);
        return new TransitionBatch<>(
                transition.next(),
                Stream.concat(events.stream(), Stream.of(transition.event())).toList());
    }
}
