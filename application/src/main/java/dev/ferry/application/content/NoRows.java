package dev.ferry.application.content;

import dev.ferry.application.content.UnusableDataException.Remedy;

/** The refusal of data without rows. */
final class NoRows {

    private NoRows() {}

    static UnusableDataException refusal(boolean hasText, boolean hasHeader) {
        return new UnusableDataException(
                !hasText
                        ? "it is empty; there is nothing to upload"
                        : hasHeader
                                ? "it has a header but no rows; there is nothing to upload"
                                : "it has only blank rows; there is nothing to upload",
                Remedy.ALLOW_EMPTY);
    }
}
