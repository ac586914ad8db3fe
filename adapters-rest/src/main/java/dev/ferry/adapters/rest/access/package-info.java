/**
 * Who may ask for what: on loopback every program of this machine, but no web page that happens to be open in a browser
 * on it; where there are keys, only who has one with the scope for it. Health checks and the pages about problems are
 * open to all.
 */
@NullMarked
package dev.ferry.adapters.rest.access;

import org.jspecify.annotations.NullMarked;
