/** Learns from every upload how long the Platform takes, so that the next one is asked about at the right time. */
@NullMarked
package dev.ferry.application.estimation;

import org.jspecify.annotations.NullMarked;
