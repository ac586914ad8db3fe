/**
 * HTTP exchanges and the interpretation of answers: one exchange with a server, the upload's JSON body, streamed
 * results, and the classification of each answer as a token, a status or a fault.
 */
@NullMarked
package dev.ferry.adapters.http.wire;

import org.jspecify.annotations.NullMarked;
