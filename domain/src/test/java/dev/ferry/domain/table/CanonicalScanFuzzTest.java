package dev.ferry.domain.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

class CanonicalScanFuzzTest {

    /** What is recognized as canonical is what would be written, but for the header and the last line break. */
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void sendsAsItIsOnlyWhatItWouldWrite(FuzzedDataProvider data) {
        var schema = data.consumeBoolean() ? Schema.guide() : EveryType.SCHEMA;
        var cut = data.consumeInt(0, 200);
        var text = data.consumeRemainingAsString();
        if (text.startsWith("\uFEFF") || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return;
        }
        var syntax = new ArrayList<Problem>();
        var reading = Reading.of(schema, null, text);
        reading.problems().stream()
                .filter(problem -> problem.column() == null
                        && problem.value() == null
                        && !problem.message().startsWith("this row has"))
                .forEach(syntax::add);
        if (!reading.layout().exact() || !Character.valueOf(',').equals(reading.delimiter())) {
            return;
        }

        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var scan = new CanonicalScan(schema, reading.layout().header() != null);
        scan.accept(bytes, 0, Math.min(cut, bytes.length));
        scan.accept(bytes, Math.min(cut, bytes.length), bytes.length);
        scan.finish();

        var written = reading.canonical(schema);
        var withoutHeader = written.substring(written.indexOf("\r\n") + 2);
        var whole = text.endsWith("\r\n") || text.isEmpty() ? text : text + "\r\n";
        var same = syntax.isEmpty() && whole.equals(reading.layout().header() == null ? withoutHeader : written);
        assertThat(scan.canonical()).as(text).isEqualTo(same);
        if (same) {
            assertThat(scan.rows()).isEqualTo(reading.rows().size());
        }
    }
}
