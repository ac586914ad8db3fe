/**
 * The watched folder: CSV files that appear in it are uploaded, and land beside their results. A scan at regular
 * intervals does all the work on one thread; what lies where on the disk is all it has to remember.
 */
@NullMarked
package dev.ferry.adapters.files;

import org.jspecify.annotations.NullMarked;
