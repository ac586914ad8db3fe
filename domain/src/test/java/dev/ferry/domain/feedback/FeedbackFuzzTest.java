package dev.ferry.domain.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ferry.domain.dataset.CsvParser;
import dev.ferry.domain.dataset.Schema;

class FeedbackFuzzTest {

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void everyRemarkBecomesOneProblem(FuzzedDataProvider data) {
        var numbering = data.pickValue(RowNumbering.values());
        var csv = data.consumeString(data.consumeInt(0, 200));
        var text = data.consumeRemainingAsString();
        var lines = csv.lines().count();

        var feedback = Feedback.parse(text);
        var join = new FeedbackJoin(Schema.guide(), numbering, feedback);
        var parser = new CsvParser(join, problem -> {});
        parser.accept(csv);
        parser.finish();
        var problems = join.problems();

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
