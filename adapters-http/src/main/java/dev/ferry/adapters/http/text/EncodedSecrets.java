package dev.ferry.adapters.http.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The encodings in which a server may echo a secret: plain text, URL, form, JSON, HTML, XML and Base64. */
final class EncodedSecrets {

    /** Shorter Base64 strings occur in any text by chance. */
    private static final int MIN_BASE64_LENGTH = 8;

    /** What System.Text.Json escapes by default in ASCII, besides control characters and the backslash. */
    private static final String NET_ESCAPES = "\"&'+<>`";

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    /**
     * The reserved characters (RFC 3986 section 2.2) that encoders keep: none; in a path as Python's; in a component as
     * JavaScript's; in a path's segment; in a whole URL as JavaScript's.
     */
    private static final List<String> KEPT_IN_URLS =
            List.of("", "/", "!'()*", "!$&'()*+,;=:@", "!$&'()*+,;=:@/", "!'()*;,/?:@&=+$#");

    private EncodedSecrets() {}

    /** All encodings of all secrets that are not blank. */
    static Stream<String> of(Stream<String> secrets) {
        return secrets.filter(secret -> !secret.isBlank())
                .flatMap(secret -> Stream.of(url(secret), json(secret), markup(secret), base64(secret)))
                .flatMap(forms -> forms)
                .distinct();
    }

    /** The plain text and its encodings in a URL. */
    private static Stream<String> url(String secret) {
        var percent = Percent.encode(secret);
        var escaped = KEPT_IN_URLS.stream()
                .map(kept -> unescape(percent, kept))
                .flatMap(form -> Stream.of(form, lowerCaseEscapes(form)));
        return Stream.concat(Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)), escaped);
    }

    private static String unescape(String percent, String kept) {
        return ESCAPE.matcher(percent).replaceAll(escape -> {
            var c = (char) HexFormat.fromHexDigits(escape.group().substring(1));
            return Matcher.quoteReplacement(kept.indexOf(c) >= 0 ? String.valueOf(c) : escape.group());
        });
    }

    private static String lowerCaseEscapes(String percent) {
        return ESCAPE.matcher(percent).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }

    /** Every JSON writer escapes what it must; some also escape the slash, characters beyond ASCII, or markup. */
    private static Stream<String> json(String secret) {
        var quoted = JsonText.quote(secret);
        var escaped = quoted.substring(1, quoted.length() - 1);
        var ascii = escape(escaped, "", HexFormat.of());
        return Stream.of(
                escaped,
                escaped.replace("/", "\\/"),
                ascii,
                ascii.replace("/", "\\/"),
                escape(
                        escaped.replace("\\\"", "\""),
                        NET_ESCAPES,
                        HexFormat.of().withUpperCase()));
    }

    private static String escape(String text, String escapedAscii, HexFormat format) {
        var escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c > 0x7E || escapedAscii.indexOf(c) >= 0) {
                escaped.append("\\u").append(format.toHexDigits(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static Stream<String> markup(String secret) {
        var text = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        var quoted = text.replace("\"", "&quot;");
        return Stream.of(text, quoted.replace("'", "&#39;"), references(quoted, "&#x%X;"), references(quoted, "&#%d;"));
    }

    /** ASP.NET also writes a plus sign, an apostrophe, a grave accent and characters beyond ASCII as references. */
    private static String references(String quoted, String format) {
        return quoted.codePoints()
                .mapToObj(c -> c > 0x7E || "+'`".indexOf(c) >= 0 ? format.formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** Basic credentials contain the secret in plain text, percent-encoded or form-encoded. */
    private static Stream<String> base64(String secret) {
        return url(secret)
                .distinct()
                .flatMap(form -> Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                        .flatMap(encoder -> IntStream.range(0, 3).mapToObj(before -> base64At(encoder, before, form))))
                .filter(form -> form.length() >= MIN_BASE64_LENGTH);
    }

    /**
     * The Base64 characters that contain only bits of the secret. They depend on the secret's position modulo 3 in a
     * longer text.
     */
    private static String base64At(Base64.Encoder encoder, int before, String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        var encoded = encoder.withoutPadding().encodeToString(shifted);
        var from = (before * 8 + 5) / 6;
        var to = (before + bytes.length) * 8 / 6;
        return from < to ? encoded.substring(from, to) : "";
    }
}
