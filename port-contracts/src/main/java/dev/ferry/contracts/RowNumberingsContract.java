package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driven.RowNumberings;
import dev.ferry.domain.feedback.RowNumbering;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of every {@link RowNumberings}. */
public interface RowNumberingsContract {

    /** The port under test, the same throughout one test and empty at its start. */
    RowNumberings numberings();

    /** Nothing is known before the first feedback. */
    @Test
    default void knowsNothingAtFirst() {
        assertThat(StageAwait.value(numberings().read())).isEmpty();
    }

    /** What was written is read, in its order. */
    @Test
    default void remembersWhatWasWritten() {
        var known = List.of(RowNumbering.FILE_FROM_0, RowNumbering.DATA_FROM_1);

        StageAwait.value(numberings().write(known));

        assertThat(StageAwait.value(numberings().read())).isEqualTo(known);
    }

    /** A later write replaces an earlier one. */
    @Test
    default void replacesWhatWasKnown() {
        StageAwait.value(numberings().write(List.of(RowNumbering.values())));
        StageAwait.value(numberings().write(List.of(RowNumbering.DATA_FROM_0)));

        assertThat(StageAwait.value(numberings().read())).containsExactly(RowNumbering.DATA_FROM_0);
    }

    /** Nothing can be known again. */
    @Test
    default void forgets() {
        StageAwait.value(numberings().write(List.of(RowNumbering.DATA_FROM_0)));
        StageAwait.value(numberings().write(List.of()));

        assertThat(StageAwait.value(numberings().read())).isEmpty();
    }
}
