/**
 * Who may ask: on loopback every program of this machine, but no web page that happens to be open in a browser on it;
 * anywhere else only who knows the API key. Health checks and the pages about problems are open to all.
 */
@NullMarked
package dev.ferry.adapters.rest.access;

import org.jspecify.annotations.NullMarked;
