/** What every adapter that remembers processing times must keep. */
@NullMarked
package dev.ferry.contracts.history;

import org.jspecify.annotations.NullMarked;
