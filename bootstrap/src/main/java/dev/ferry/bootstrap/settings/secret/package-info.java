/**
 * Secrets and where they are kept: in a setting itself, in a file that it names, or with a credential store that a
 * command asks. They are read when they are needed, and no later than a bounded time.
 */
@NullMarked
package dev.ferry.bootstrap.settings.secret;

import org.jspecify.annotations.NullMarked;
