package dev.ferry.application.settings;

import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;

/** What data sets look like. */
public record DatasetSettings(Schema schema, RowNumbering numbering) {}
