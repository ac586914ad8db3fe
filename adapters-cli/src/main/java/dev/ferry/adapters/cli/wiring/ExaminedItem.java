package dev.ferry.adapters.cli.wiring;

/**
 * One thing of the machine that was looked at.
 *
 * @param check what, in a word
 * @param words what was found, and the remedy when it is not well
 */
public record ExaminedItem(String check, boolean well, String words) {}
