/**
 * Access control. On loopback without keys, programs on this machine may send every request, but web pages in a browser
 * there may not. With keys, a request needs a key with the route's scope. Health checks and the pages about problems
 * need no key.
 */
@NullMarked
package dev.ferry.adapters.rest.access;

import org.jspecify.annotations.NullMarked;
