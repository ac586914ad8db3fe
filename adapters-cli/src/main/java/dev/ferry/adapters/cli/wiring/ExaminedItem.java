package dev.ferry.adapters.cli.wiring;

/**
 * The result of one check of the machine.
 *
 * @param check the checked item, in one word
 * @param well whether the check found nothing to report
 * @param words the finding, and what to do about it
 * @param warning whether a finding is only a warning, which does not make the check fail
 */
public record ExaminedItem(String check, boolean well, String words, boolean warning) {

    /** The result of a check that fails if it is not well. */
    public ExaminedItem(String check, boolean well, String words) {
        this(check, well, words, false);
    }
}
