package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Rejected;
import java.util.ArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** Answers that a Platform does not give. */
class UnexpectedAnswerTest {

    private final CoreHarness ferry = new CoreHarness();

    /** Its results would be those of the other upload. */
    @Test
    void isInDoubtWhenThePlatformGivesTheTokenOfAnotherUpload() {
        ferry.platform.uploadPending().complete(Samples.TOKEN);
        var first = ferry.submit("June");
        ferry.awaitRest(first);
        ferry.platform.uploadPending().complete(Samples.TOKEN);

        var second = ferry.submit("July");

        assertThat(ferry.awaitRest(second))
                .isInstanceOfSatisfying(
                        InDoubt.class,
                        doubt -> assertThat(doubt.fault().summary()).contains(first.value()));
        assertThat(ferry.upload(first)).isInstanceOf(Completed.class);
    }

    @Test
    void isNotInDoubtAfterAnUnexpectedFaultBeforeTheIntent() {
        ferry.platform.uploadFailsUnsent(new Malformed("a defect")).uploadFailsUnsent(new UnknownToken(Samples.TOKEN));

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.eventTypes(id)).startsWith("queued", "deferred", "deferred", "submitting", "accepted");
    }

    @Test
    void waitsForValidFeedbackUntilTheDeadline() {
        ferry.platform
                .statuses("failed", "failed")
                .resultFails(ResultKind.FEEDBACK, new Malformed("an error page"))
                .result(ResultKind.FEEDBACK, "1|E1|unknown person");

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Rejected.class);
        assertThat(ferry.result(id, ResultKind.FEEDBACK)).contains("unknown person");
    }

    /** Else it would look as if the Platform were still processing, until the deadline. */
    @Test
    void saysThatThePlatformRefusesToTellAStatus() {
        var lines = new ArrayList<String>();
        var recorder = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(new SimpleFormatter().formatMessage(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        ferry.platform.statusFails(new Refused(403, "secret words")).statusFails(new Refused(403, "secret words"));
        var log = Logger.getLogger("dev.ferry.application.step");
        log.addHandler(recorder);

        var id = ferry.submit("June");
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        log.removeHandler(recorder);

        assertThat(lines)
                .containsExactly("the Platform refuses with status 403 to tell the status of upload " + id.value()
                        + "; Ferry asks again until the deadline");
    }
}
