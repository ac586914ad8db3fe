/**
 * Bytes and what they mean: one exchange on the wire, the upload's JSON body, results as they stream in, and the
 * classification of every answer into a token, a status or a fault.
 */
@NullMarked
package dev.ferry.adapters.http.wire;

import org.jspecify.annotations.NullMarked;
