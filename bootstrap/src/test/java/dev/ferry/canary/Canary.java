package dev.ferry.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A known secret that can be found in any output, in all its encodings. */
record Canary(String name, String secret) {

    /** The forms of the secret that occur in some bytes, which were decoded as ISO 8859-1. */
    List<String> formsIn(String bytes) {
        return Stream.concat(plain(), base64().map(Base64Form::secretPart))
                .distinct()
                .filter(form -> bytes.contains(latin(form)))
                .map(form -> name + " as " + form)
                .toList();
    }

    /** The secret in all its encodings. */
    Stream<String> encodings() {
        return Stream.concat(plain(), base64().map(Base64Form::whole)).distinct();
    }

    private Stream<String> plain() {
        var url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(secret, url, url.replace("+", "%20"), json(secret));
    }

    /** Base64 has three forms of a secret, which depend on its position in the text. */
    private Stream<Base64Form> base64() {
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .flatMap(encoder -> IntStream.range(0, 3).mapToObj(before -> {
                    var text = "x".repeat(before) + secret;
                    return new Base64Form(encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8)), before);
                }));
    }

    /** A text in Base64 with {@code before} bytes in front of the secret. */
    private record Base64Form(String whole, int before) {

        /** Only the characters that depend on the secret alone. */
        String secretPart() {
            return whole.substring(before == 0 ? 0 : before + 1, whole.length() - 4);
        }
    }

    private static String json(String text) {
        try {
            var quoted = new ObjectMapper().writeValueAsString(text);
            return quoted.substring(1, quoted.length() - 1);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
