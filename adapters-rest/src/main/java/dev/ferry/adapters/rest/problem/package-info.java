/**
 * Problems (RFC 9457) for requests that fail: their types, and the conversion of failures to problems. A problem is
 * written for people; it contains no stack trace and no class name.
 */
@NullMarked
package dev.ferry.adapters.rest.problem;

import org.jspecify.annotations.NullMarked;
