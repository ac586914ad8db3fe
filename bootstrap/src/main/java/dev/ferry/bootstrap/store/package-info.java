/** Opens, checks, moves and closes the store that the settings name. */
@NullMarked
package dev.ferry.bootstrap.store;

import org.jspecify.annotations.NullMarked;
