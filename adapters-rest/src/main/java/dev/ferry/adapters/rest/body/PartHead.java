package dev.ferry.adapters.rest.body;

import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of a form's part (RFC 7578 section 4).
 *
 * @param filename the file's name, empty for a field
 */
record PartHead(String name, Optional<String> filename, MediaType type) {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n");

    /** The encodings that change no byte (RFC 2045 section 6.2). */
    private static final Set<String> UNENCODED = Set.of("", "7bit", "8bit", "binary");

    static PartHead parse(String head) {
        refuseEncodings(head);
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

    /** Refuses a part that would have to be decoded; its bytes would be stored as they are. */
    private static void refuseEncodings(String head) {
        var transfer = header(head, "content-transfer-encoding").strip().toLowerCase(Locale.ROOT);
        if (!UNENCODED.contains(transfer)) {
            throw unsupported("Content-Transfer-Encoding: " + transfer);
        }
        if (!header(head, "content-encoding").isBlank()) {
            throw unsupported("Content-Encoding");
        }
    }

    private static RefusedException unsupported(String header) {
        return new RefusedException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "a part of the form with %s is not supported; send its bytes as they are, without this header"
                        .formatted(header));
    }

    private static String header(String head, String name) {
        var values = LINE_BREAK
                .splitAsStream(head)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1))
                .toList();
        if (values.size() > 1) {
            throw RefusedException.badRequest("a part of the form has the header " + name + " twice");
        }
        return values.isEmpty() ? "" : values.getFirst();
    }
}
