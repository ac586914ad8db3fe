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

/** One upload before a Platform with one fault that strikes once, held against what was expected and the record. */
final class Trial {

    static final String CSV = "Reference,StartDate,StartTime,EndDate,EndTime\nE1,01/07/2024,09:00,01/07/2024,17:00\n";
    private static final String STRAIGHT = "queued submitting accepted completed";
    private static final String PUT_OFF = "queued submitting deferred submitting accepted completed";

    private static final String LONG_LATENCY = "'for':'1m'";
    private static final Duration SILENCE = Duration.ofSeconds(3);
    static final Duration AMPLE = Duration.ofSeconds(60);

    private Trial() {}

    static void of(String fault, String ending, int deliveries, String story) {
        try (var bridge = new Crossing(rule(fault), timeout(fault))) {
            var id = bridge.submit(CSV);

            var upload = bridge.rest(id);

            assertThat(described(upload)).isEqualTo(ending);
            assertThat(bridge.story(id)).isEqualTo(events(story));
            assertThat(bridge.sandbox.uploads()).hasSize(deliveries);
            assertThat(bridge.sandbox.tallies())
                    .singleElement()
                    .satisfies(tally -> assertThat(tally.struck()).isEqualTo(1));
            assertNothingIsLost(bridge, id, upload);
        }
    }

    /** Whatever is complete is so by the sandbox's word, too; what is in doubt is not lost, but held. */
    private static void assertNothingIsLost(Crossing bridge, UploadId id, Upload upload) {
        if (upload instanceof InDoubt) {
            var before = bridge.sandbox.uploads().size();
            bridge.overwrite(id);
            assertNothingIsLost(bridge, id, bridge.rest(id));
            assertThat(bridge.sandbox.uploads())
                    .hasSize(before + 1)
                    .last()
                    .extracting(ReceivedUpload::overwrite)
                    .isEqualTo(true);
        } else if (upload instanceof Completed completed) {
            assertThat(bridge.sandbox.uploads().getLast().token())
                    .isEqualTo(completed.token().value());
            assertThat(bridge.result(id, ResultKind.FEEDBACK)).isEqualTo("1 rows processed, no errors\n");
            assertThat(bridge.result(id, ResultKind.TABLE_OF_RESULT_IDS)).startsWith("Row,Reference,ResultId\r\n1,E1,");
        }
    }

    static String described(Upload upload) {
        var state = UploadState.of(upload).word();
        return switch (upload) {
            case Failed failed -> state + " " + failed.fault().code();
            case InDoubt inDoubt -> state + " " + inDoubt.fault().code();
            default -> state;
        };
    }

    private static List<String> events(String story) {
        var whole = story.replace("STRAIGHT", STRAIGHT).replace("PUT_OFF", PUT_OFF);
        return List.of(whole.split(" "));
    }

    /** A silence costs the whole time-out; where there is none, it is longer than anything takes on a busy machine. */
    private static Duration timeout(String fault) {
        return fault.contains("black-hole") || fault.contains(LONG_LATENCY) ? SILENCE : AMPLE;
    }

    static String rule(String fault) {
        return "{" + fault.replace('\'', '"') + ",\"times\":1}";
    }
}
