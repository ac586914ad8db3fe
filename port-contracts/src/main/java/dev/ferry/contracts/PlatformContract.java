package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.platform.StatusVocabulary.Meaning;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The contract of every {@link Platform}, for any protocol. */
public interface PlatformContract {

    /** A data set that the Platform behind the adapter accepts. */
    String GOOD = "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";

    /** The adapter under test, the same throughout one test. Its Platform processes data at once. */
    Platform platform();

    /** Makes the Platform refuse the next upload, because a data set of that name exists. */
    void refuseNextUpload();

    /** Makes the Platform forget all processing tokens. */
    void forgetTokens();

    /** Valid credentials are accepted. */
    @Test
    default void authenticates() {
        assertThat(platform().authenticate()).succeedsWithin(Duration.ofSeconds(30));
    }

    /** An upload gets a token; its status and its results can be requested any number of times. */
    @Test
    default void uploadsAndReturnsStatusAndResults() {
        var token = StageAwait.value(upload("June"));

        assertThat(StatusVocabulary.standard()
                        .meaningOf(StageAwait.value(platform().status(token, null))))
                .isEqualTo(Meaning.SUCCEEDED);
        assertThat(result(token)).isNotEmpty().isEqualTo(result(token));
    }

    /** A result can be closed before it was read. */
    @Test
    default void closesUnreadResults() {
        var token = StageAwait.value(upload("June"));

        StageAwait.value(platform().result(token, ResultKind.FEEDBACK, null)).close();

        assertThat(result(token)).isNotEmpty();
    }

    /** The failure is the fault itself, without a wrapper. */
    @Test
    default void failsOnlyWithAClassifiedFault() {
        StageAwait.value(upload("June"));
        refuseNextUpload();

        assertThat(fault(upload("June"))).isInstanceOf(PlatformFault.Refused.class);
    }

    /** An unknown token has its own fault. */
    @Test
    default void reportsAnUnknownToken() {
        forgetTokens();

        assertThat(fault(platform().status(Samples.TOKEN, null)))
                .isEqualTo(new PlatformFault.UnknownToken(Samples.TOKEN));
    }

    /** A trace context does not change the answer of a call. */
    @Test
    default void acceptsCallsWithATraceContext() {
        var trace = TraceContext.of(new UploadId("a"), null);
        var dataset = new DatasetUpload(new DatasetName("June"), false, Bytes.of(GOOD), trace);

        var token = StageAwait.value(platform().upload(dataset, Intent.unrecorded()));

        assertThat(StageAwait.value(platform().status(token, trace)))
                .isEqualTo(StageAwait.value(platform().status(token, null)));
        assertThat(result(token)).isNotEmpty();
    }

    private CompletionStage<ProcessingToken> upload(String name) {
        return platform().upload(new DatasetUpload(new DatasetName(name), false, Bytes.of(GOOD)), Intent.unrecorded());
    }

    private String result(ProcessingToken token) {
        var text = new StringBuilder();
        StageAwait.value(platform()
                .result(token, ResultKind.FEEDBACK, null)
                .thenCompose(chunks -> Text.read(chunks, text::append)));
        return text.toString();
    }

    private static PlatformFault fault(CompletionStage<?> stage) {
        var failure = StageAwait.failure(stage);
        assertThat(failure).isInstanceOf(PlatformException.class);
        return ((PlatformException) failure).fault();
    }
}
