package dev.ferry.adapters.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.ProcessingTimeHistogram;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramCodecTest {

    @Test
    void writesOnlyStepsThatHaveAWeight() throws IOException {
        var second = Duration.ofSeconds(1);
        var text = HistogramCodec.write(ProcessingTimeHistogram.EMPTY.with(new ProcessingTime(1, second, second)));

        assertThat(text).isEqualTo("54:1");
        assertThat(HistogramCodec.write(HistogramCodec.read(text))).isEqualTo(text);
        assertThat(HistogramCodec.read("").weight()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"54", "54:", ":1", "999:1", "-1:1", "54:-1", "54:NaN", "54:1,", "{}"})
    void rejectsInvalidText(String text) {
        assertThatThrownBy(() -> HistogramCodec.read(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(text);
    }
}
