/** The words of the Platform: processing tokens, statuses and result kinds, and what a status means to us. */
@NullMarked
package dev.ferry.domain.platform;

import org.jspecify.annotations.NullMarked;
