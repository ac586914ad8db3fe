package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Rejected;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Platform's remarks on rows of an upload that it completed. */
class WarningsTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void remarksOnRowsOfACompletedUploadAreWarnings() {
        ferry.platform.result(ResultKind.FEEDBACK, "1 row processed\n1|09:00|StartTime is unusual\n\nthank you");
        var id = ferry.submit("June");
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);

        assertThat(warnings(id)).containsExactly(new Problem(2, "StartTime", "09:00", "StartTime is unusual"));
    }

    @Test
    void aRejectedUploadHasNoWarnings() {
        ferry.platform.statuses("failed").result(ResultKind.FEEDBACK, "1|E1|unknown person");
        var id = ferry.submit("June");
        assertThat(ferry.awaitRest(id)).isInstanceOf(Rejected.class);

        assertThat(warnings(id)).isEmpty();
    }

    @Test
    void aRemarkOnARowThatTheFileDoesNotHaveIsAWarningWithoutALine() {
        ferry.platform.result(ResultKind.FEEDBACK, "2|y|bad");
        var id = ferry.submit("June");
        ferry.awaitRest(id);

        assertThat(warnings(id))
                .singleElement()
                .satisfies(warning -> assertThat(warning.line()).isZero());
    }

    @Test
    void anUnknownUploadHasNoWarnings() {
        assertThat(warnings(new UploadId("unknown"))).isEmpty();
    }

    private List<Problem> warnings(UploadId id) {
        return ferry.value(ferry.ferry.results().warnings(id));
    }
}
