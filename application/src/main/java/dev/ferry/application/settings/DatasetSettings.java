package dev.ferry.application.settings;

import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;

/**
 * What data sets look like.
 *
 * @param schema their columns
 * @param numbering how the Platform counts their rows
 */
public record DatasetSettings(Schema schema, RowNumbering numbering) {}
