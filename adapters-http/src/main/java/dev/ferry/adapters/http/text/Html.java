package dev.ferry.adapters.http.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Detects web pages: a proxy or a login page may answer with status 200 and any content type. */
public final class Html {

    /** The part of a page in which its title is searched, in characters. */
    private static final int HEAD_LENGTH = 16 * 1024;

    private static final int MAX_TITLE_LENGTH = 120;

    /** An XML declaration and comments may come before the start. */
    private static final Pattern HTML_START =
            Pattern.compile("(?is)\\s*+(?:<\\?xml[^>]*+>\\s*+)?(?:<!--(?:(?!-->).)*+-->\\s*+)*+"
                    + "<(?:!doctype\\s++html|html)(?=[\\s>])");

    private static final Pattern TITLE = Pattern.compile("(?i)<title(?:\\s[^>]*+)?>([^<]*+)</title");

    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,6})|#[xX](\\p{XDigit}{1,5})|(\\w{2,6}));");

    private static final Map<String, String> NAMED_ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "ndash", "–", "mdash", "—");

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

    /** Describes a web page by its title, in one line without secrets; leaves out all else. */
    public static String describe(String page, Redactor redactor) {
        return title(page)
                .map(redactor::redact)
                .filter(title -> !title.isEmpty())
                .map(title -> "the web page '"
                        + (title.length() > MAX_TITLE_LENGTH ? title.substring(0, MAX_TITLE_LENGTH) + "…" : title)
                        + "'")
                .orElse("a web page");
    }

    private static Optional<String> title(String page) {
        var title = TITLE.matcher(page.substring(0, Math.min(page.length(), HEAD_LENGTH)));
        return title.find() ? Optional.of(unescape(title.group(1)).replaceAll("\\s+", " ")) : Optional.empty();
    }

    private static String unescape(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        if (entity.group(3) != null) {
            return NAMED_ENTITIES.getOrDefault(entity.group(3), entity.group());
        }
        var number =
                entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(number) ? Character.toString(number) : entity.group();
    }
}
