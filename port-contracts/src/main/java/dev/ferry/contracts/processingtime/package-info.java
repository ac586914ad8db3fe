/** What every adapter that remembers processing times must keep. */
@NullMarked
package dev.ferry.contracts.processingtime;

import org.jspecify.annotations.NullMarked;
