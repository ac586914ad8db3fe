package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Content;
import dev.ferry.application.content.Text;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.usecase.ReadResultsUseCase;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Feedback on what was sent points into what was given. */
class PointingBackTest {

    private static final String GIVEN = """
            Roster;;;;;
            End Time;End Date;Start Time;Start Date;Team;Reference
            17:00;1.7.2024;9:00;1.7.2024;red;E1

            ;;;;;
            16:00;2.7.2024;9:00;2.7.2024;red;"E
            2"
            """;

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void throughRowsThatWereLeftOutColumnsInAnotherOrderAndOtherForms() {
        ferry.platform.statuses("failed").result(ResultKind.FEEDBACK, "2|02/07/2024|no such shift\n1|09:00|too early");

        var id = ferry.submit("June", GIVEN);
        ferry.awaitRest(id);

        assertThat(problems(id))
                .containsExactly(
                        new Problem(6, null, "StartDate", "2.7.2024", "02/07/2024", "no such shift"),
                        new Problem(3, null, "StartTime", "9:00", "09:00", "too early"));
    }

    @Test
    void theGivenDataIsKeptBesideWhatWasSent() {
        var id = ferry.submit("June", GIVEN);

        assertThat(text(ferry.value(ferry.ferry.dataset().original(id)).orElseThrow()))
                .isEqualTo(GIVEN);
        assertThat(text(ferry.value(ferry.ferry.dataset().sent(id)).orElseThrow()))
                .isEqualTo("""
                Reference,StartDate,StartTime,EndDate,EndTime\r
                E1,01/07/2024,09:00,01/07/2024,17:00\r
                "E
                2",02/07/2024,09:00,02/07/2024,16:00\r
                """);
        assertThat(ferry.value(ferry.ferry.dataset().original(new UploadId("unknown"))))
                .isEmpty();
    }

    @Test
    void dataInThePlatformsFormIsStoredOnce() {
        var id = ferry.submit("June", CoreHarness.CSV);

        assertThat(text(ferry.value(ferry.ferry.dataset().original(id)).orElseThrow()))
                .isEqualTo(CoreHarness.CSV);
        assertThat(ferry.upload(id).attempt().original()).isNull();
    }

    @Test
    void whatFeedbackHasShownDecidesAboutLaterFeedback() {
        var learning = new ReadResultsUseCase(
                ferry.journal.ports(),
                ferry.payloads,
                ferry.platform,
                new DatasetSettings(Schema.guide(), List.of(RowNumbering.values())));
        ferry.platform.statuses("failed").result(ResultKind.FEEDBACK, "3|17:00|too late");
        var header = CoreHarness.CSV.substring(0, CoreHarness.CSV.indexOf("E1"));
        var unclear = ferry.submit("June", header + row("E1", "17:00").repeat(3));
        ferry.awaitRest(unclear);
        assertThat(ferry.value(learning.problems(unclear)).getFirst().message()).contains("the row may be another");

        ferry.platform.statuses("failed").result(ResultKind.FEEDBACK, "3|17:00|too late");
        var clear = ferry.submit("July", header + row("E1", "16:00") + row("E2", "17:00") + row("E3", "18:00"));
        ferry.awaitRest(clear);
        assertThat(ferry.value(learning.problems(clear)))
                .containsExactly(new Problem(3, "EndTime", "17:00", "too late"));

        assertThat(ferry.value(ferry.journal.ports().numberings().read())).containsExactly(RowNumbering.FILE_FROM_1);
        assertThat(ferry.value(learning.problems(unclear)))
                .containsExactly(new Problem(3, "EndTime", "17:00", "too late"));
    }

    private static String row(String reference, String end) {
        return reference + ",01/07/2024,09:00,01/07/2024," + end + "\r\n";
    }

    private List<Problem> problems(UploadId id) {
        return ferry.value(ferry.ferry.results().problems(id));
    }

    private String text(Content content) {
        return ferry.value(Text.head(content, 10_000));
    }
}
