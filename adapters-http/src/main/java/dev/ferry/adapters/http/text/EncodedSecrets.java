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

/** The forms in which a secret can come back: as it is, in URLs, in forms, in JSON, in Base64. */
final class EncodedSecrets {

    /** Shorter pieces of Base64 stand in any text by chance. */
    private static final int LEAST_BASE64 = 8;

    private static final Pattern ESCAPE = Pattern.compile("%..");

    private EncodedSecrets() {}

    /** All forms of all secrets, the longest first, so that none is hidden in part. */
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

    /** Where it stands in a longer text, as in Basic credentials, decides which of three forms it has. */
    private static Stream<String> base64(String secret) {
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .flatMap(encoder -> IntStream.range(0, 3).mapToObj(before -> within(encoder, before, secret)))
                .filter(form -> form.length() >= LEAST_BASE64);
    }

    /** The characters that hold nothing but bits of the secret. */
    private static String within(Base64.Encoder encoder, int before, String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        var encoded = encoder.withoutPadding().encodeToString(shifted);
        var from = (before * 8 + 5) / 6;
        var to = (before + bytes.length) * 8 / 6;
        return from < to ? encoded.substring(from, to) : "";
    }
}
