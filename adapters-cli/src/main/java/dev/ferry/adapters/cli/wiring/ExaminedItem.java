package dev.ferry.adapters.cli.wiring;

/**
 * The result of one check of the machine.
 *
 * @param check the checked item, in one word
 * @param well whether the check passed
 * @param words the finding, and what to do if the check failed
 */
public record ExaminedItem(String check, boolean well, String words) {}
