/** The Platform's protocol as values: processing tokens, statuses, result kinds, and the meaning of a status. */
@NullMarked
package dev.ferry.domain.platform;

import org.jspecify.annotations.NullMarked;
