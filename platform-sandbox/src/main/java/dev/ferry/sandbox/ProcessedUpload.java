package dev.ferry.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An accepted upload and the result of its processing. The data itself is not kept. */
record ProcessedUpload(
        String token,
        String name,
        boolean overwrite,
        Instant receivedAt,
        Instant processedAt,
        long bytes,
        String sha256,
        boolean failed,
        String feedback,
        List<String> references) {

    static final String PROCESSING = "processing";
    static final String SUCCEEDED = "completedsuccessfully";
    static final String FAILED = "completedwitherrors";

    String statusAt(Instant now) {
        return now.isBefore(processedAt) ? PROCESSING : failed ? FAILED : SUCCEEDED;
    }

    ReceivedUpload recordAt(Instant now) {
        return new ReceivedUpload(token, name, overwrite, receivedAt, bytes, sha256, statusAt(now));
    }

    /** A table with one result id per row. The ids derive from the token, so every call returns the same table. */
    String tableOfResultIds() {
        var table = new StringBuilder("Row,Reference,ResultId\r\n");
        for (int row = 1; row <= references.size(); row++) {
            var id = UUID.nameUUIDFromBytes((token + "/" + row).getBytes(StandardCharsets.UTF_8));
            table.append(row)
                    .append(',')
                    .append(quoted(references.get(row - 1)))
                    .append(',')
                    .append(id)
                    .append("\r\n");
        }
        return table.toString();
    }

    private static String quoted(String field) {
        return field.matches("[^\",\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
