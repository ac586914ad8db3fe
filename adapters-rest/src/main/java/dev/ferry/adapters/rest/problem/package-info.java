/**
 * What the API says when it does not do what it was asked: RFC 9457 problems, their types, and how failures become
 * problems. A problem is made for the person who reads it; no stack trace and no class name gets out.
 */
@NullMarked
package dev.ferry.adapters.rest.problem;

import org.jspecify.annotations.NullMarked;
