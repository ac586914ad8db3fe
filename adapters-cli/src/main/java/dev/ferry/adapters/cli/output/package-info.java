/** How things look: JSON for scripts, lines and tables for people, progress for a terminal. */
@NullMarked
package dev.ferry.adapters.cli.output;

import org.jspecify.annotations.NullMarked;
