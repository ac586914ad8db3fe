package dev.ferry.observed;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.COLLECTION;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each row of {@code docs/failure-modes.md} names documented metrics and existing tests. */
class FailureModesTest {

    private static final String HEAD = "| fault | what Ferry does | metric | test |";
    private static final Pattern TEST = Pattern.compile("\\[`(\\w+)\\.(\\w+)`]\\(([^)]+)\\)");
    private static final Pattern METRIC = Pattern.compile("^([a-z_0-9]+)(\\{(\\w+)=\"[a-z0-9-]+\"})?$");

    @Test
    void everyRowNamesAnExistingTest() throws IOException {
        for (var row : rows()) {
            var tests = TEST.matcher(row.get(3)).results().toList();
            assertThat(tests).as(row.getFirst()).isNotEmpty();
            for (var test : tests) {
                var source = DocPage.DOCS.resolve(test.group(3)).normalize();
                assertThat(source).hasFileName(test.group(1) + ".java");
                assertThat(source).content().containsPattern("\\bvoid " + test.group(2) + "\\(");
            }
        }
    }

    @Test
    void everyRowNamesADocumentedMetric() throws IOException {
        var documented = Metric.documented();
        for (var row : rows()) {
            var metrics = DocPage.code(row.get(2));
            assertThat(metrics).as(row.getFirst()).isNotEmpty().allSatisfy(text -> {
                var metric = METRIC.matcher(text);
                assertThat(metric.matches()).as(text).isTrue();
                var known = documented.get(metric.group(1));
                assertThat(known).as(text).isNotNull();
                if (metric.group(3) != null) {
                    assertThat(known).extracting(Metric::labels, as(COLLECTION)).contains(metric.group(3));
                }
            });
        }
    }

    private static List<List<String>> rows() throws IOException {
        var rows = DocPage.of("failure-modes.md").tables(HEAD);
        assertThat(rows)
                .hasSizeGreaterThan(30)
                .allSatisfy(row -> assertThat(row).hasSize(4));
        return rows;
    }
}
