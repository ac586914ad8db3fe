package dev.ferry.benchmarks.pieces;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ferry.domain.event.UploadEvent.UploadAccepted;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Processing;
import java.time.Instant;
import java.util.List;

/** The values that a journal stores when the Platform has accepted a data set. */
public enum StoredValues {
    /** A row of {@code events}. */
    EVENT,
    /** A row of {@code uploads}. */
    UPLOAD;

    /** A Jackson mapper that gets the record type from the caller, so the JSON contains no type. */
    static final ObjectMapper JACKSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Object value() {
        var id = new UploadId("9b2f6b1e-6f0a-4c5e-8f43-0a8f6f1f2f10");
        var token = new ProcessingToken(ShortAnswer.RECEIPT.text);
        return switch (this) {
            case EVENT -> new UploadAccepted(id, 1, token);
            case UPLOAD ->
                new Processing(
                        new Submission(
                                id,
                                new DatasetName("Shifts of June"),
                                List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS),
                                "shifts.csv"),
                        Attempt.first(false, new ContentRef("0123456789abcdef".repeat(4), 234), null),
                        token,
                        Instant.parse("2026-06-01T06:00:00.123Z"),
                        null);
        };
    }
}
