/** Input from users: durations, spelling suggestions, and files that are read as content. */
@NullMarked
package dev.ferry.adapters.cli.input;

import org.jspecify.annotations.NullMarked;
