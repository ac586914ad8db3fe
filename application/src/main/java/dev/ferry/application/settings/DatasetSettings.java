package dev.ferry.application.settings;

import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;
import java.util.List;

/**
 * The format of data sets, and of the feedback about them.
 *
 * @param numberings the possible ways in which the Platform numbers rows; the feedback shows which one it is
 */
public record DatasetSettings(Schema schema, List<RowNumbering> numberings) {

    public DatasetSettings {
        numberings = List.copyOf(numberings);
    }

    /** A Platform whose way to number rows is known. */
    public DatasetSettings(Schema schema, RowNumbering numbering) {
        this(schema, List.of(numbering));
    }
}
