package dev.ferry.adapters.http.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the string in an answer that has wrapped it: in JSON quotes, in a JSON object, or in an XML element. */
public final class WrappedString {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** The answer of an ASP.NET service that negotiated XML. */
    private static final Pattern XML_STRING =
            Pattern.compile("(?s)(?:<\\?xml[^>]*>\\s*)?<string(?:\\s[^>]*)?>([^<]*)</string>");

    /** A string may be quoted twice inside an object; more layers are not a known form. */
    private static final int MAX_LAYERS = 4;

    private WrappedString() {}

    /**
     * The string in a text.
     *
     * @param members the names of an object's member that may hold the string, in the order of preference; case and
     *     punctuation do not count
     * @return the string without layers and surrounding white space, quotes or byte order mark; the trimmed text itself
     *     if it is in no known form
     */
    public static String find(String text, List<String> members) {
        var found = trim(text);
        for (int layer = 0; layer < MAX_LAYERS; layer++) {
            var inner = trim(unwrap(found, members));
            if (inner.equals(found)) {
                return found;
            }
            found = inner;
        }
        return found;
    }

    private static String unwrap(String text, List<String> members) {
        if (text.startsWith("\"")) {
            return JsonText.unquote(text);
        }
        if (text.startsWith("{")) {
            return member(text, members).orElse(text);
        }
        if (text.startsWith("<")) {
            var xml = XML_STRING.matcher(text);
            return xml.matches() ? xml.group(1) : text;
        }
        return text.length() >= 2 && text.startsWith("'") && text.endsWith("'")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static Optional<String> member(String object, List<String> names) {
        try {
            var fields = JSON.readTree(object).properties();
            return names.stream()
                    .flatMap(name -> fields.stream().filter(field -> isNamed(field.getKey(), name)))
                    .map(field -> field.getValue())
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .findFirst();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isNamed(String field, String name) {
        return field.replaceAll("[^A-Za-z0-9]", "").equalsIgnoreCase(name);
    }

    /** Removes white space, including the no-break space, and byte order marks. */
    private static String trim(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }
}
