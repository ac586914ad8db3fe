package dev.ferry.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A secret that sings wherever it is seen, in whatever form.
 *
 * @param name which secret
 * @param secret itself
 */
record Canary(String name, String secret) {

    /** Names of the forms in which it is seen in some bytes, read as ISO 8859-1 so that any will do. */
    List<String> seenIn(String bytes) {
        return forms().filter(form -> bytes.contains(latin(form)))
                .map(form -> name + " as " + form)
                .toList();
    }

    Stream<String> forms() {
        var url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(
                        Stream.of(secret, url, url.replace("+", "%20"), json(secret)),
                        Stream.of(Base64.getEncoder(), Base64.getUrlEncoder()).flatMap(this::base64))
                .flatMap(forms -> forms)
                .distinct();
    }

    /** In a longer text it has one of three forms, less the characters that it shares with its neighbours. */
    private Stream<String> base64(Base64.Encoder encoder) {
        return IntStream.range(0, 3).mapToObj(before -> {
            var encoded = encoder.encodeToString(("x".repeat(before) + secret).getBytes(StandardCharsets.UTF_8));
            return encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 4);
        });
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
