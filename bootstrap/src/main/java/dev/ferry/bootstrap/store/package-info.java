/** What Ferry remembers with, as the settings name it: opened, looked at, closed. */
@NullMarked
package dev.ferry.bootstrap.store;

import org.jspecify.annotations.NullMarked;
