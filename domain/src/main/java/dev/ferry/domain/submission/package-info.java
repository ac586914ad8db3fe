/**
 * What a user hands over: a named data set, its bytes, the results wanted, and the numbered attempts to deliver it.
 * Nothing here changes once it is made.
 */
@NullMarked
package dev.ferry.domain.submission;

import org.jspecify.annotations.NullMarked;
