/**
 * Reads data sets from requests: the raw body, a file in a form, or the guide's JSON object. Raw bodies and forms are
 * streamed, so they need bounded memory at any size.
 */
@NullMarked
package dev.ferry.adapters.rest.body;

import org.jspecify.annotations.NullMarked;
