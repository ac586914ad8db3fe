package dev.ferry.adapters.http.wire;

import io.vertx.core.MultiMap;
import java.util.List;

/**
 * Where the body of an answer ends (RFC 9112 section 6.3). Without a length or a coding that marks the end, a body ends
 * when the connection is closed, and a body that was cut off looks complete.
 */
final class AnswerEnd {

    /** Completes the sentence "… may be cut off". */
    static final String UNKNOWN = "may be cut off: the answer has neither a length nor a coding that marks its end";

    private static final List<String> HEADERS = List.of("Content-Length", "Transfer-Encoding", "Content-Encoding");

    private AnswerEnd() {}

    static boolean isMarked(MultiMap headers) {
        return HEADERS.stream().anyMatch(headers::contains);
    }
}
