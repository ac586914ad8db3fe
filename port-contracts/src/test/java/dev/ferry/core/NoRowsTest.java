package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.UnusableDataException.Remedy;
import dev.ferry.application.port.driving.CheckDataset.CheckResult;
import dev.ferry.application.port.driving.DecideUpload.Correction;
import dev.ferry.application.port.driving.DecideUpload.DecisionResult;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.contracts.fake.SplitContent;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.table.TableFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data set without rows is refused before anything is stored, unless it is meant to be empty. */
class NoRowsTest {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime";

    private final CoreHarness ferry = new CoreHarness();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\uFEFF",
                "\r\n\r\n",
                "\n",
                "   \r\n\t\r\n",
                "\u00A0\u3000\r\n",
                ",,,,\r\n,,,,\r\n",
                "\"\"\r\n",
                "\"",
                "\"\",\"\"",
                " \uFEFF\u200B \r\n",
                HEADER,
                HEADER + "\r\n",
                "\uFEFF" + HEADER + "\r\n\r\n",
                "reference,startdate,starttime,enddate,endtime\r\n",
                HEADER + "\r\n,,,,\r\n",
                HEADER + "\r\n\u00A0,,\u200B,,\r\n"
            })
    void refusesDataWithoutRowsAndStoresNothing(String text) {
        for (var data : List.of(Bytes.of(text), split(text))) {
            assertThat(submit(data, false)).isInstanceOf(Submitted.Unusable.class);
            assertThat(check(data, false)).isInstanceOf(CheckResult.Unusable.class);
        }

        assertThat(ferry.value(ferry.payloads.stored(null, 10))).isEmpty();
        assertThat(ferry.platform.uploads()).isEmpty();
    }

    @Test
    void namesTheReason() {
        assertThat(reason("")).contains("it is empty");
        assertThat(reason("\r\n\r\n")).contains("only blank rows");
        assertThat(reason(HEADER + "\r\n")).contains("a header but no rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"E1\r\n", "\r\n\r\nE1,,,,", HEADER + "\r\n,,,,\r\nE1,,,,\r\n", "Name,Date\r\n"})
    void acceptsDataWithARow(String text) {
        assertThat(submit(Bytes.of(text), false)).isInstanceOf(Submitted.Accepted.class);
        assertThat(check(Bytes.of(text), false)).isInstanceOf(CheckResult.Report.class);
    }

    @Test
    void findsTheFirstRowBehindManyBlankOnes() {
        assertThat(submit(Bytes.of("\r\n".repeat(10_000) + "E1,,,,"), false)).isInstanceOf(Submitted.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", HEADER + "\r\n"})
    void acceptsDataThatIsMeantToBeEmpty(String text) {
        assertThat(submit(Bytes.of(text), true)).isInstanceOf(Submitted.Accepted.class);
        assertThat(check(Bytes.of(text), true)).isInstanceOf(CheckResult.Report.class);
    }

    @Test
    void refusesACorrectionWithoutRows() {
        var id = ferry.submit("June");
        ferry.awaitRest(id);

        var empty = Bytes.of(HEADER + "\r\n");
        assertThat(ferry.value(ferry.ferry.decide().resubmit(id, new Correction(empty, TableFormat.DETECTED))))
                .isInstanceOfSatisfying(
                        DecisionResult.Unusable.class,
                        unusable -> assertThat(unusable.remedy()).isEqualTo(Remedy.ALLOW_EMPTY));
        assertThat(ferry.value(ferry.ferry.decide().resubmit(id, new Correction(empty, TableFormat.DETECTED, true))))
                .isInstanceOf(DecisionResult.Applied.class);
    }

    private String reason(String text) {
        return ((Submitted.Unusable) submit(Bytes.of(text), false)).reason();
    }

    private Submitted submit(Content data, boolean allowEmpty) {
        return ferry.value(ferry.ferry
                .submit()
                .submit(new UploadRequest(
                        new DatasetName("June"),
                        true,
                        List.of(ResultKind.FEEDBACK),
                        null,
                        data,
                        TableFormat.DETECTED,
                        null,
                        null,
                        allowEmpty)));
    }

    private CheckResult check(Content data, boolean allowEmpty) {
        return ferry.value(ferry.ferry.check().check(data, TableFormat.DETECTED, allowEmpty));
    }

    private static Content split(String text) {
        return () -> CompletableFuture.completedStage(
                new SplitContent(text.getBytes(StandardCharsets.UTF_8), remaining -> 1));
    }
}
