package dev.ferry.domain.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.table.CsvTableReader;
import java.util.List;

class FeedbackFuzzTest {

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void everyRemarkBecomesOneProblem(FuzzedDataProvider data) {
        var numbering = data.pickValue(RowNumbering.values());
        var csv = data.consumeString(data.consumeInt(0, 200));
        var text = data.consumeRemainingAsString();
        var lines = csv.lines().count();

        var feedback = Feedback.parse(text);
        var join = new FeedbackJoin(Schema.guide(), List.of(numbering), List.of(), feedback);
        var reader = new CsvTableReader(
                Schema.guide(), null, (layout, row) -> join.accept(row, layout.header() != null), problem -> {});
        reader.accept(csv);
        reader.finish();
        var problems = join.result().problems();

        assertThat(feedback.entries().size())
                .isEqualTo((int) text.replaceFirst("^\uFEFF", "")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .count())
                .isEqualTo(problems.size());
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.line()).isBetween(0L, lines);
            assertThat(problem.column() == null || problem.line() > 0).isTrue();
        });
        for (int i = 0; i < problems.size(); i++) {
            assertThat(text).contains(feedback.entries().get(i).remark());
        }
    }
}
