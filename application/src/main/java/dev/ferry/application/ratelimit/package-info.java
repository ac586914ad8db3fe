/**
 * How fast the account is used: not at all while the Platform has asked for a pause, and never by all nodes together
 * faster than it allows. The steps of a voyage call the Platform only through here.
 */
@NullMarked
package dev.ferry.application.ratelimit;

import org.jspecify.annotations.NullMarked;
