package dev.ferry.application.settings;

import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;

/** The format of data sets, and of the feedback about them. */
public record DatasetSettings(Schema schema, RowNumbering numbering) {}
