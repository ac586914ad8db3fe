/**
 * The watched folder: Ferry uploads the CSV files that appear in it and moves them to a sub-folder, with their results
 * in the same folder. A scan at regular intervals does all the work on one thread; the files on the disk are its only
 * state.
 */
@NullMarked
package dev.ferry.adapters.files;

import org.jspecify.annotations.NullMarked;
