/**
 * What becomes of a claimed file: it is sent once, followed to its end, and brought where it belongs with its results
 * or a reason beside it. Every step may be the last one of a killed program, and is repeated without harm.
 */
@NullMarked
package dev.ferry.adapters.files.upload;

import org.jspecify.annotations.NullMarked;
