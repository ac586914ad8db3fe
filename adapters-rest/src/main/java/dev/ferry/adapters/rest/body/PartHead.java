package dev.ferry.adapters.rest.body;

import dev.ferry.adapters.rest.problem.RefusedException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of a form's part (RFC 7578 section 4).
 *
 * @param filename the file's name, empty for a field
 */
record PartHead(String name, Optional<String> filename, MediaType type) {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n");

    static PartHead parse(String head) {
        var disposition = MediaType.parse(header(head, "content-disposition"));
        var name = disposition
                .parameter("name")
                .filter(any -> disposition.essence().equals("form-data"))
                .orElseThrow(() -> RefusedException.badRequest(
                        "a part of the form has no name; it needs Content-Disposition: form-data; name=\"…\""));
        return new PartHead(name, disposition.parameter("filename"), MediaType.parse(header(head, "content-type")));
    }

    /** Returns the file's name without folders and control characters, null when nothing remains. */
    @Nullable String file() {
        return filename.map(path -> path.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", ""))
                .filter(name -> !name.isBlank())
                .orElse(null);
    }

    private static String header(String head, String name) {
        return LINE_BREAK
                .splitAsStream(head)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }
}
