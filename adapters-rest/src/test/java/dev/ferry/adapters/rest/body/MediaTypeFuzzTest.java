package dev.ferry.adapters.rest.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ferry.adapters.rest.problem.RefusedException;
import java.util.Locale;

class MediaTypeFuzzTest {

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void parsesAnyHeaderAndRestoresQuotedValues(FuzzedDataProvider data) {
        var value = data.consumeString(60);
        var header = data.consumeRemainingAsString();

        var type = MediaType.parse(header);
        assertThat(type.essence())
                .isEqualTo(type.essence().strip().toLowerCase(Locale.ROOT))
                .doesNotContain(";");
        try {
            var charset = DatasetReader.charset(type);
            assertThat(charset == null || charset.canEncode()).isTrue();
        } catch (RefusedException refused) {
            assertThat(refused.problem().detail()).contains("use utf-8");
        }
        try {
            assertThat(String.valueOf(PartHead.parse(header).file())).doesNotContainPattern("\\p{Cntrl}|[/\\\\]");
        } catch (RefusedException refused) {
            assertThat(refused.problem().detail()).contains("has no name");
        }

        var quoted = "text/csv; a=b; name=\"" + value.replaceAll("[\"\\\\]", "\\\\$0") + "\"";
        assertThat(MediaType.parse(quoted).parameter("name")).hasValue(value);
    }
}
