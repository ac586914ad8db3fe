/**
 * Checks the files that settings come from. Ferry does not read a file that another user of the machine could change.
 */
@NullMarked
package dev.ferry.bootstrap.settings.trust;

import org.jspecify.annotations.NullMarked;
