/**
 * Secrets and their places: the setting itself, a file that it names, or a command that reads a credential store. They
 * are read when they are needed, with a time limit.
 */
@NullMarked
package dev.ferry.bootstrap.settings.secret;

import org.jspecify.annotations.NullMarked;
