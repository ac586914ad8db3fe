package dev.ferry.adapters.http.text;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Detects web pages: a proxy or a login page may answer with status 200 and any content type. */
public final class Html {

    private static final Pattern HTML_START = Pattern.compile("(?i)\\s*<(!doctype\\s+)?html\\b");

    private Html() {}

    /**
     * Whether a content type is HTML.
     *
     * @return true for {@code text/html} and {@code application/xhtml+xml}
     */
    public static boolean isHtmlType(@Nullable String contentType) {
        var type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml");
    }

    /**
     * Whether a text starts like a web page.
     *
     * @param text the start of the text, without a byte order mark
     */
    public static boolean startsAsHtml(String text) {
        return HTML_START.matcher(text).lookingAt();
    }
}
