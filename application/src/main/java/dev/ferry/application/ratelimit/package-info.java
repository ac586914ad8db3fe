/**
 * Whether a call to the Platform may be made now, and if not, when. The call itself answers: it fails at once, with the
 * time for the next try, as {@code Throttled} while {@link dev.ferry.application.ratelimit.AccountPause} lasts or this
 * node has no share of the rate, and as {@code HeldBack} while the adapter sends nothing. The steps call the Platform
 * only through {@link dev.ferry.application.ratelimit.RateLimitedPlatform}; its adapter asks the same pause again right
 * before it sends.
 */
@NullMarked
package dev.ferry.application.ratelimit;

import org.jspecify.annotations.NullMarked;
