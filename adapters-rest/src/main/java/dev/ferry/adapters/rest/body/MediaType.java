package dev.ferry.adapters.rest.body;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A media type with its parameters (RFC 9110 section 8.3.1).
 *
 * @param essence type and subtype in lower case, such as {@code text/csv}
 * @param parameters by name in lower case
 */
record MediaType(String essence, Map<String, String> parameters) {

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]*))");

    /** Parses a header's value; skips malformed parameters. */
    static MediaType parse(String text) {
        var semicolon = text.indexOf(';');
        var essence = semicolon < 0 ? text : text.substring(0, semicolon);
        var parameters = new LinkedHashMap<String, String>();
        var matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            var quoted = matcher.group(2);
            parameters.putIfAbsent(
                    matcher.group(1).toLowerCase(Locale.ROOT),
                    quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return new MediaType(essence.strip().toLowerCase(Locale.ROOT), parameters);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
