package dev.ferry.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Text;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.platform.ResultKind;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers without a body to a request for a result. */
class EmptyResultTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aResultWithoutContentDoesNotExist() {
        rig.answerQuery(Rig.answer(204, ""));

        assertThat(Rig.fault(reading())).isEqualTo(new Refused(204, "it has no such result"));
    }

    @Test
    void anAcceptedRequestWithoutABodyIsNotAnEmptyResult() {
        rig.answerQuery(Rig.answer(202, ""));

        assertThat(Rig.fault(reading())).isInstanceOf(Malformed.class);
    }

    @Test
    void aPartIsNotAResult() {
        rig.answerQuery(Rig.answer(206, "1|E").withHeader("Content-Range", "bytes 0-2/9"));

        assertThat(Rig.fault(reading())).isInstanceOf(Malformed.class);
    }

    @Test
    void anAcceptedRequestWithABodyIsAResult() {
        rig.answerQuery(Rig.answer(202, "1|E1|noted"));

        assertThat(reading()).succeedsWithin(Duration.ofSeconds(60)).isEqualTo("1|E1|noted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\""})
    void anEmptyResultIsAResult(String body) {
        rig.answerQuery(Rig.answer(200, body).withHeader("Content-Type", "application/json"));

        assertThat(reading()).succeedsWithin(Duration.ofSeconds(60)).isEqualTo("");
    }

    private CompletionStage<String> reading() {
        var text = new StringBuilder();
        return rig.result(ResultKind.FEEDBACK)
                .thenCompose(chunks -> Text.read(chunks, text::append))
                .thenApply(read -> text.toString());
    }
}
