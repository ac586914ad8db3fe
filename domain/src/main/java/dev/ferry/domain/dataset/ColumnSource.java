package dev.ferry.domain.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a file has a column, and how it writes its values.
 *
 * @param names other names for it in a header
 * @param constant its value in a file without it, in the form that the Platform gets; null when the file must have it
 * @param formats the formats of its values in a file; empty for the usual ones, see {@link CellFormat#usual}
 */
public record ColumnSource(List<String> names, @Nullable String constant, List<CellFormat> formats) {

    /** A column under its own name in the usual formats. */
    public static final ColumnSource ITSELF = new ColumnSource(List.of(), null, List.of());

    public ColumnSource {
        names = List.copyOf(names);
        formats = List.copyOf(formats);
    }

    /** Whether the column has formats of its own, which replace the usual ones. */
    public boolean hasFormats() {
        return !formats.isEmpty();
    }

    ValueConverter converter(ColumnType type) {
        return new ValueConverter(type, hasFormats() ? formats : CellFormat.usual(type), hasFormats());
    }

    void requireFor(ColumnType type) {
        for (var format : formats) {
            if (format.type() != type) {
                throw new IllegalArgumentException(
                        "the format '" + format.word() + "' is not for " + type.description());
            }
        }
        if (constant != null && !type.accepts(constant)) {
            throw new IllegalArgumentException("the value '" + constant + "' is not " + type.description());
        }
    }
}
