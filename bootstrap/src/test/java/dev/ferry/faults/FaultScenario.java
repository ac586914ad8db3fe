package dev.ferry.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Upload;
import dev.ferry.sandbox.ReceivedUpload;
import java.time.Duration;
import java.util.List;

/** Sends one upload to a Platform with one fault that occurs once, and checks the outcome and the sandbox's record. */
final class FaultScenario {

    static final String CSV = "Reference,StartDate,StartTime,EndDate,EndTime\nE1,01/07/2024,09:00,01/07/2024,17:00\n";
    private static final String DIRECT = "queued submitting accepted completed";
    private static final String DEFERRED = "queued submitting deferred submitting accepted completed";

    /** The upload was deferred before it was sent. */
    private static final String DEFERRED_UNSENT = "queued deferred submitting accepted completed";

    private static final String MISSING = "queued submitting accepted result-missing completed";

    private static final String LONG_LATENCY = "'for':'1m'";
    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(3);
    static final Duration LONG_TIMEOUT = Duration.ofSeconds(60);

    private FaultScenario() {}

    static void verify(String fault, String outcome, int receivedUploads, String events) {
        try (var harness = new FaultHarness(rule(fault), timeout(fault))) {
            var id = harness.submit(CSV);

            var upload = harness.awaitRest(id);

            assertThat(describe(upload)).isEqualTo(outcome);
            assertThat(harness.eventTypes(id)).isEqualTo(eventTypes(events));
            assertThat(harness.sandbox.uploads()).hasSize(receivedUploads);
            assertThat(harness.sandbox.tallies())
                    .singleElement()
                    .satisfies(tally -> assertThat(tally.struck()).isEqualTo(1));
            assertNothingIsLost(harness, id, upload);
        }
    }

    /**
     * A completed upload is complete in the sandbox's record too, and its missing results can be fetched later. An
     * upload in doubt can still be settled.
     */
    private static void assertNothingIsLost(FaultHarness harness, UploadId id, Upload upload) {
        if (upload instanceof InDoubt) {
            var before = harness.sandbox.uploads().size();
            harness.overwrite(id);
            assertNothingIsLost(harness, id, harness.awaitRest(id));
            assertThat(harness.sandbox.uploads())
                    .hasSize(before + 1)
                    .last()
                    .extracting(ReceivedUpload::overwrite)
                    .isEqualTo(true);
        } else if (upload instanceof Completed completed) {
            assertThat(harness.sandbox.uploads().getLast().token())
                    .isEqualTo(completed.token().value());
            assertThat(harness.result(id, ResultKind.FEEDBACK)).isEqualTo("1 rows processed, no errors\n");
            assertThat(harness.result(id, ResultKind.TABLE_OF_RESULT_IDS))
                    .startsWith("Row,Reference,ResultId\r\n1,E1,");
        }
    }

    static String describe(Upload upload) {
        var state = UploadState.of(upload).word();
        return switch (upload) {
            case Failed failed -> state + " " + failed.fault().code();
            case InDoubt inDoubt -> state + " " + inDoubt.fault().code();
            default -> state;
        };
    }

    private static List<String> eventTypes(String events) {
        var types = switch (events) {
            case "DIRECT" -> DIRECT;
            case "DEFERRED" -> DEFERRED;
            case "DEFERRED_UNSENT" -> DEFERRED_UNSENT;
            case "MISSING" -> MISSING;
            default -> events;
        };
        return List.of(types.split(" "));
    }

    /**
     * A fault without an answer takes the whole timeout, so that timeout is short. The other one suits a busy machine.
     */
    private static Duration timeout(String fault) {
        return fault.contains("black-hole") || fault.contains(LONG_LATENCY) ? SHORT_TIMEOUT : LONG_TIMEOUT;
    }

    static String rule(String fault) {
        return "{" + fault.replace('\'', '"') + ",\"times\":1}";
    }
}
