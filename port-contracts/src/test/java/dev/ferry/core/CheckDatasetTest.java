package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driving.CheckDataset.CheckResult;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.table.TableFormat;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Checks of the data and of the store, before anything is sent. */
class CheckDatasetTest {

    private static final String BAD_ROW = "E1,yesterday,09:00,01/07/2024,17:00\r\n";

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void acceptsValidData() {
        assertThat(report(CoreHarness.CSV)).satisfies(report -> {
            assertThat(report.rows()).isEqualTo(1);
            assertThat(report.problems()).isEmpty();
            assertThat(report.problemCount()).isZero();
        });
        assertThat(ferry.platform.uploads()).isEmpty();
    }

    @Test
    void namesTheLineAndTheColumnOfAProblem() {
        assertThat(report(CoreHarness.CSV + BAD_ROW).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.column()).isEqualTo("StartDate");
            assertThat(problem.value()).isEqualTo("yesterday");
        });
    }

    @Test
    void checksALastRowWithoutALineBreak() {
        assertThat(report(CoreHarness.CSV + BAD_ROW.strip()).problems()).hasSize(1);
    }

    @Test
    void findsSyntaxErrors() {
        assertThat(report(CoreHarness.CSV + "\"E1").problemCount()).isPositive();
    }

    @Test
    void countsAllProblemsAndListsTheFirstThousand() {
        var report = report(CoreHarness.CSV + BAD_ROW.repeat(1001));

        assertThat(report.problemCount()).isEqualTo(1001);
        assertThat(report.problems()).hasSize(1000);
        assertThat(report.problems().getLast().line()).isEqualTo(1002);
    }

    @Test
    void explainsWhyDataIsNotText() {
        var checked = check(new Bytes(new byte[] {'a', (byte) 0xFF}), TableFormat.DETECTED);

        assertThat(checked)
                .isInstanceOfSatisfying(
                        CheckResult.Unusable.class,
                        unusable -> assertThat(unusable.reason()).contains("byte 2"));
    }

    @Test
    void failsWhenTheDataCannotBeRead() {
        Content broken = () -> CompletableFuture.failedStage(new IOException("no such file"));

        var checked =
                ferry.ferry.check().check(broken, TableFormat.DETECTED, false).toCompletableFuture();

        assertThatThrownBy(checked::join).hasRootCauseMessage("no such file");
    }

    @Test
    void probesTheStoreByWritingToIt() {
        ferry.value(ferry.ferry.store().probe());

        assertThat(ferry.value(ferry.payloads.stored(null, 10))).hasSize(1);
    }

    private CheckResult.Report report(String csv) {
        var checked = check(Bytes.of(csv), TableFormat.DETECTED);
        assertThat(checked).isInstanceOf(CheckResult.Report.class);
        return (CheckResult.Report) checked;
    }

    private CheckResult check(Content data, TableFormat format) {
        return ferry.value(ferry.ferry.check().check(data, format, false));
    }
}
