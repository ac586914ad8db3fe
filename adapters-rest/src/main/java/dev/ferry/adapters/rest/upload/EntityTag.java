package dev.ferry.adapters.rest.upload;

import dev.ferry.application.journal.JournalEntry;
import java.util.Arrays;
import java.util.Objects;

/**
 * An upload's version as an entity tag (RFC 9110 section 8.8.3). The tag is weak: when an engine releases an upload,
 * the time of the next step changes without a new version.
 *
 * @param version the journal's version of the upload
 */
record EntityTag(long version) {

    static EntityTag of(JournalEntry entry) {
        return new EntityTag(entry.version());
    }

    /** Returns whether the header If-None-Match contains this tag, by weak comparison (section 13.1.2). */
    boolean isIn(String ifNoneMatch) {
        return Arrays.stream(ifNoneMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || Objects.equals(opaque(tag), opaque(toString())));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    @Override
    public String toString() {
        return "W/\"" + version + "\"";
    }
}
