package dev.ferry.adapters.rest.upload;

import dev.ferry.application.journal.JournalEntry;
import java.util.Arrays;
import java.util.Objects;

/**
 * An upload's version as an entity tag (RFC 9110 section 8.8.3). It is weak: when an engine gives an upload back, the
 * time of its next step moves without a new version.
 *
 * @param version as the journal counts
 */
record EntityTag(long version) {

    static EntityTag of(JournalEntry entry) {
        return new EntityTag(entry.version());
    }

    /** Whether a header If-None-Match names it; weak and strong tags are the same there (section 13.1.2). */
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
