package dev.ferry.adapters.http.text;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells web pages from answers: a proxy or a login page may send one under status 200 and under any type. */
public final class Html {

    private static final Pattern BEGINNING = Pattern.compile("(?i)\\s*<(!doctype\\s+)?html\\b");

    private Html() {}

    /**
     * Whether a web page is announced.
     *
     * @return true for {@code text/html} and {@code application/xhtml+xml}
     */
    public static boolean typed(@Nullable String contentType) {
        var type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml");
    }

    /**
     * Whether a text is a web page.
     *
     * @param text its beginning, without a byte order mark
     * @return true when it begins as one
     */
    public static boolean begins(String text) {
        return BEGINNING.matcher(text).lookingAt();
    }
}
