package dev.ferry.adapters.http.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The encodings in which a server may echo a secret: plain text, URL, form, JSON and Base64. */
final class EncodedSecrets {

    /** Shorter Base64 strings occur in any text by chance. */
    private static final int MIN_BASE64_LENGTH = 8;

    private static final Pattern ESCAPE = Pattern.compile("%..");

    private EncodedSecrets() {}

    /** All encodings of all secrets, the longest first, so that none is replaced only in part. */
    static List<String> of(Collection<String> secrets) {
        return secrets.stream()
                .filter(secret -> !secret.isBlank())
                .flatMap(secret -> Stream.concat(text(secret), base64(secret)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static Stream<String> text(String secret) {
        var percent = Percent.encode(secret);
        var quoted = JsonText.quote(secret);
        return Stream.of(
                secret,
                percent,
                lowerCase(percent),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                quoted.substring(1, quoted.length() - 1));
    }

    private static String lowerCase(String percentEncoded) {
        return ESCAPE.matcher(percentEncoded).replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
    }

    /** The Base64 form depends on the position modulo 3 in a longer text, such as Basic credentials. */
    private static Stream<String> base64(String secret) {
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .flatMap(encoder -> IntStream.range(0, 3).mapToObj(before -> base64At(encoder, before, secret)))
                .filter(form -> form.length() >= MIN_BASE64_LENGTH);
    }

    /** The Base64 characters that contain only bits of the secret. */
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
