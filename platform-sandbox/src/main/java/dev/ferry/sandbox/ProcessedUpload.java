package dev.ferry.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An upload in the sandbox's memory: what it was, and what came of it. The data itself is not kept. */
record ProcessedUpload(
        String token,
        String name,
        boolean overwrite,
        Instant receivedAt,
        Instant doneAt,
        long bytes,
        String sha256,
        boolean failed,
        String feedback,
        List<String> references) {

    static final String UNDER_WAY = "processing";
    static final String SUCCEEDED = "completedsuccessfully";
    static final String FAILED = "completedwitherrors";

    String statusAt(Instant now) {
        return now.isBefore(doneAt) ? UNDER_WAY : failed ? FAILED : SUCCEEDED;
    }

    ReceivedUpload recordAt(Instant now) {
        return new ReceivedUpload(token, name, overwrite, receivedAt, bytes, sha256, statusAt(now));
    }

    /** A table of one result a row; the ids are made from the token, so that asking twice answers the same. */
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
