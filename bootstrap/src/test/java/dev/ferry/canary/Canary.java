package dev.ferry.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A secret that sings wherever it is seen, in whatever form. */
record Canary(String name, String secret) {

    /** Names of the forms in which it is seen in some bytes, read as ISO 8859-1 so that any will do. */
    List<String> seenIn(String bytes) {
        return Stream.concat(plain(), base64().map(Base64Form::own))
                .distinct()
                .filter(form -> bytes.contains(latin(form)))
                .map(form -> name + " as " + form)
                .toList();
    }

    /** As somebody may write it who was told it. */
    Stream<String> spellings() {
        return Stream.concat(plain(), base64().map(Base64Form::whole)).distinct();
    }

    private Stream<String> plain() {
        var url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(secret, url, url.replace("+", "%20"), json(secret));
    }

    /** Where it stands in a longer text decides which of three forms it has. */
    private Stream<Base64Form> base64() {
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .flatMap(encoder -> IntStream.range(0, 3).mapToObj(before -> {
                    var text = "x".repeat(before) + secret;
                    return new Base64Form(encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8)), before);
                }));
    }

    /** A text in Base64 that begins with so many characters before the secret. */
    private record Base64Form(String whole, int before) {

        /** Less the characters that the secret shares with its neighbours. */
        String own() {
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
