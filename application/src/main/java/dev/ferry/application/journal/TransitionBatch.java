package dev.ferry.application.journal;

import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.upload.Transition;
import dev.ferry.domain.upload.Upload;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Transitions taken one after the other, to be written in one transaction.
 *
 * @param now the state after the last of them
 * @param events what they tell, in order
 */
public record TransitionBatch<S extends Upload>(S now, List<UploadEvent> events) {

    /** Copies the events. */
    public TransitionBatch {
        events = List.copyOf(events);
    }

    /** No step yet. */
    public static <S extends Upload> TransitionBatch<S> from(S upload) {
        return new TransitionBatch<>(upload, List.of());
    }

    /** One step. */
    public static <S extends Upload> TransitionBatch<S> of(Transition<S> step) {
        return new TransitionBatch<>(step.next(), List.of(step.event()));
    }

    /**
     * One step more.
     *
     * @param step a transition that the present state has
     * @return all the steps
     */
    public <T extends Upload> TransitionBatch<T> then(Function<? super S, Transition<T>> step) {
        var transition = step.apply(now);
        return new TransitionBatch<>(
                transition.next(),
                Stream.concat(events.stream(), Stream.of(transition.event())).toList());
    }
}
