/** What users type and point at: durations, and files that are read as content. */
@NullMarked
package dev.ferry.adapters.cli.input;

import org.jspecify.annotations.NullMarked;
