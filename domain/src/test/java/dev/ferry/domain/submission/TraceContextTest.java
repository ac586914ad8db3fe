package dev.ferry.domain.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final TraceContext CALLER = new TraceContext(TRACE, SPAN, true);

    @ParameterizedTest
    @ValueSource(strings = {"00-%s-%s-01", " 00-%s-%s-01 ", "00-%s-%s-ff", "cc-%s-%s-01", "01-%s-%s-03-later-fields"})
    void readsTheHeaderOfThisAndLaterVersions(String header) {
        assertThat(TraceContext.parse(header.formatted(TRACE, SPAN))).contains(CALLER);
    }

    @Test
    void readsWhetherTheTraceIsRecorded() {
        assertThat(TraceContext.parse("00-" + TRACE + "-" + SPAN + "-02")
                        .orElseThrow()
                        .sampled())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01"
            })
    void treatsAnInvalidHeaderAsMissing(String header) {
        assertThat(TraceContext.parse(header)).isEmpty();
    }

    @Test
    void writesTheHeaderAsItWasRead() {
        var header = "00-" + TRACE + "-" + SPAN + "-00";

        assertThat(TraceContext.parse(header).orElseThrow().traceparent()).isEqualTo(header);
        assertThat(CALLER.traceparent()).isEqualTo("00-" + TRACE + "-" + SPAN + "-01");
    }

    @Test
    void startsATraceWithTheDigitsOfTheUploadsId() {
        var own = TraceContext.of(new UploadId("01890a5d-ac96-774b-bcce-b302099a8057"), null);

        assertThat(own).isEqualTo(new TraceContext("01890a5dac96774bbcceb302099a8057", "bcceb302099a8057", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "upload-1", "00000000-0000-0000-0000-000000000000"})
    void startsTheSameTraceForTheSameId(String id) {
        var own = TraceContext.of(new UploadId(id), null);

        assertThat(TraceContext.parse(own.traceparent())).contains(own);
        assertThat(TraceContext.of(new UploadId(id), null)).isEqualTo(own);
        assertThat(TraceContext.of(new UploadId(id + "x"), null)).isNotEqualTo(own);
    }

    @Test
    void joinsTheCallersTraceWithItsOwnSpan() {
        var notSampled = new TraceContext(TRACE, SPAN, false);
        var own = TraceContext.of(new UploadId("01890a5d-ac96-774b-bcce-b302099a8057"), notSampled);

        assertThat(own).isEqualTo(new TraceContext(TRACE, "bcceb302099a8057", false));
    }

    @Test
    void refusesInvalidIds() {
        assertThatThrownBy(() -> new TraceContext("x", SPAN, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TraceContext(TRACE, "0".repeat(16), true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
