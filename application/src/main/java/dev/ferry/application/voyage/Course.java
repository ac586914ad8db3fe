package dev.ferry.application.voyage;

import dev.ferry.application.journal.Entry;

/**
 * An upload that this engine has claimed, and how the asking goes. The errors are not durable: after a restart an
 * upload gets the benefit of the doubt.
 *
 * @param entry the upload at the version we hold
 * @param errors how many questions in a row went wrong
 */
public record Course(Entry entry, int errors) {

    /**
     * An upload just claimed.
     *
     * @param entry the upload at the version we hold
     * @return its course, with nothing gone wrong yet
     */
    public static Course of(Entry entry) {
        return new Course(entry, 0);
    }

    Course answered() {
        return new Course(entry, 0);
    }

    Course stumbled() {
        return new Course(entry, errors + 1);
    }
}
