package dev.ferry.adapters.http.wire;

import dev.ferry.domain.platform.ProcessingToken;
import java.util.regex.Pattern;

/** The form of this Platform's processing tokens: the guide calls them UUID strings. */
public final class UuidToken {

    /** The textual form of RFC 9562 section 4, in either case. */
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** .NET writes it for a UUID that was never set (RFC 9562 section 5.9). */
    private static final String NIL = "00000000-0000-0000-0000-000000000000";

    private UuidToken() {}

    /**
     * Reads a token of the Platform, and keeps its case.
     *
     * @throws IllegalArgumentException when the text is not a UUID, or the nil UUID
     */
    static ProcessingToken parse(String text) {
        var token = new ProcessingToken(text);
        if (!matches(token) || text.equals(NIL)) {
            throw new IllegalArgumentException("not a token");
        }
        return token;
    }

    /** Whether the Platform may have given this token. */
    public static boolean matches(ProcessingToken token) {
        return UUID.matcher(token.value()).matches();
    }
}
