package dev.ferry.application.engine;

import dev.ferry.application.journal.Entry;

/**
 * An upload that this engine has claimed, and how the asking goes. The errors are not durable: after a restart an
 * upload gets the benefit of the doubt.
 *
 * @param entry the upload at the version we hold
 * @param errors how many questions in a row went wrong
 */
record Course(Entry entry, int errors) {

    static Course of(Entry entry) {
        return new Course(entry, 0);
    }

    Course answered() {
        return new Course(entry, 0);
    }

    Course stumbled() {
        return new Course(entry, errors + 1);
    }
}
