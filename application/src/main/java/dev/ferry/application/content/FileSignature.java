package dev.ferry.application.content;

import dev.ferry.application.content.UnusableDataException.Remedy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of files that are no CSV, or CSV in another encoding than the named one. The signatures are those of
 * the formats' specifications; none of them starts a text by chance.
 *
 * @param start the first bytes, one character each
 * @param description the format, to follow "it is"
 * @param remedy what the user can do
 */
record FileSignature(String start, String description, String remedy) {

    /** The number of bytes that are enough for every signature. */
    static final int MAX_BYTES = 64;

    /** The number of bytes that are enough for the byte order marks of UTF-8 and UTF-16. */
    static final int MARK_BYTES = 3;

    private static final String SAVE = "open it in a spreadsheet program, and save the sheet as CSV in UTF-8";
    private static final String UNPACK = "unpack it";
    private static final String ZIP = "PK\u0003\u0004";

    /** The place of the first file's name in a ZIP archive. */
    private static final int ZIP_NAME = 30;

    private static final List<String> OFFICE_NAMES = List.of("[Content_Types].xml", "_rels/", "docProps/", "xl/");

    private static final List<FileSignature> BINARY = List.of(
            new FileSignature(ZIP, "a ZIP archive", UNPACK),
            new FileSignature("PK\u0005\u0006", "an empty ZIP archive", UNPACK),
            new FileSignature("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "an Excel workbook (.xls)", SAVE),
            new FileSignature("\u001F\u008B\b", "a gzip file", UNPACK),
            new FileSignature("BZh91AY&SY", "a bzip2 file", UNPACK),
            new FileSignature("\u00FD7zXZ\0", "an xz file", UNPACK),
            new FileSignature("(\u00B5/\u00FD", "a zstd file", UNPACK),
            new FileSignature("7z\u00BC\u00AF'\u001C", "a 7z archive", UNPACK),
            new FileSignature("Rar!\u001A\u0007", "a RAR archive", UNPACK),
            new FileSignature("%PDF-", "a PDF document", "export the data as CSV instead"));

    private static final String MARK_UTF_8 = "\u00EF\u00BB\u00BF";
    private static final List<String> MARKS_UTF_32 = List.of("\u00FF\u00FE\0\0", "\0\0\u00FE\u00FF");
    private static final List<String> MARKS_UTF_16 = List.of("\u00FF\u00FE", "\u00FE\u00FF");

    /**
     * Finds the reason why data with these first bytes cannot be sent.
     *
     * @param head up to {@value #MAX_BYTES} bytes, fewer only at the end of the data or before more have arrived
     * @param encoding the encoding of the data; null when it is UTF-8, or UTF-16 by its byte order mark
     */
    static Optional<UnusableDataException> refusal(byte[] head, @Nullable Charset encoding) {
        var bytes = new String(head, StandardCharsets.ISO_8859_1);
        return BINARY.stream()
                .filter(signature -> bytes.startsWith(signature.start))
                .findFirst()
                .map(signature -> signature.moreExact(bytes).refusal())
                .or(() -> mark(bytes, encoding))
                .map(reason -> new UnusableDataException(reason.text, reason.remedy));
    }

    /** Whether data with these first bytes is UTF-16 by its byte order mark. */
    static boolean startsWithMarkOfUtf16(byte[] head) {
        var bytes = new String(head, StandardCharsets.ISO_8859_1);
        return MARKS_UTF_16.stream().anyMatch(bytes::startsWith);
    }

    private record Reason(String text, Remedy remedy) {}

    private Reason refusal() {
        return new Reason("it is " + description + ", not CSV; " + remedy, Remedy.CORRECT_DATA);
    }

    /** Office files are ZIP archives. */
    private FileSignature moreExact(String bytes) {
        if (!start.equals(ZIP)) {
            return this;
        }
        if (OFFICE_NAMES.stream().anyMatch(name -> bytes.startsWith(name, ZIP_NAME))) {
            return new FileSignature(start, "an Excel workbook (.xlsx) or another Office file", SAVE);
        }
        return bytes.startsWith("mimetypeapplication/vnd.oasis", ZIP_NAME)
                ? new FileSignature(start, "an OpenDocument file, such as a spreadsheet (.ods)", SAVE)
                : this;
    }

    /** A byte order mark of another encoding than the named one, or none where the encoding is not clear without. */
    private static Optional<Reason> mark(String bytes, @Nullable Charset encoding) {
        var name = encoding == null ? "UTF-8" : encoding.name();
        var marked16 = MARKS_UTF_16.stream().anyMatch(bytes::startsWith);
        if (bytes.startsWith(MARK_UTF_8) && !name.equals("UTF-8")) {
            return encoding("it starts with the byte order mark of UTF-8 and is not " + name + "; name no encoding");
        }
        if (MARKS_UTF_32.stream().anyMatch(bytes::startsWith) && !name.contains("UTF-32")) {
            return encoding("it is UTF-32, as its byte order mark says; convert it to UTF-8, or name its encoding");
        }
        if (encoding != null && marked16 && !name.contains("UTF-16") && !name.contains("UTF-32")) {
            return encoding("it is UTF-16, as its byte order mark says; name no encoding");
        }
        if (!marked16 && name.equals("UTF-16") && bytes.length() > 1) {
            return encoding("it has no byte order mark; name its encoding as UTF-16LE or UTF-16BE");
        }
        return Optional.empty();
    }

    private static Optional<Reason> encoding(String text) {
        return Optional.of(new Reason(text, Remedy.NAME_ENCODING));
    }
}
