/** The output of commands: JSON for scripts, lines and tables for people, and progress for a terminal. */
@NullMarked
package dev.ferry.adapters.cli.output;

import org.jspecify.annotations.NullMarked;
