/**
 * The account's rate limit. While the Platform has asked for a pause, no call is made; all nodes together never exceed
 * the limit. The steps call the Platform only through this package.
 */
@NullMarked
package dev.ferry.application.ratelimit;

import org.jspecify.annotations.NullMarked;
