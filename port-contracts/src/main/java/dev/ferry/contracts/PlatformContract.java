package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.DatasetUpload;
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

/** What every {@link Platform} keeps, whatever its wire. */
public interface PlatformContract {

    /** A data set that the Platform behind the adapter likes. */
    String GOOD = "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";

    /**
     * The adapter under test, before a Platform that processes at once.
     *
     * @return the same throughout one test
     */
    Platform platform();

    /** Makes the Platform behind the adapter refuse the next upload of a name that is there already. */
    void refuseNextUpload();

    /** Makes the Platform behind the adapter forget every processing token. */
    void forgetTokens();

    /** Good credentials are good. */
    @Test
    default void authenticates() {
        assertThat(platform().authenticate()).succeedsWithin(Duration.ofSeconds(30));
    }

    /** A delivery gets a receipt, by which its status and its results can be asked for, as often as one likes. */
    @Test
    default void deliversAndAnswersQuestions() {
        var token = StageAwait.value(upload("June"));

        assertThat(StatusVocabulary.standard()
                        .meaningOf(StageAwait.value(platform().status(token, null))))
                .isEqualTo(Meaning.SUCCEEDED);
        assertThat(result(token)).isNotEmpty().isEqualTo(result(token));
    }

    /** A result that nobody reads to its end can be closed, and nothing breaks. */
    @Test
    default void letsResultsBeClosedUnread() {
        var token = StageAwait.value(upload("June"));

        StageAwait.value(platform().result(token, ResultKind.FEEDBACK, null)).close();

        assertThat(result(token)).isNotEmpty();
    }

    /** A refusal comes as it is, with nothing wrapped around it. */
    @Test
    default void failsWithAClassifiedFaultAndNothingElse() {
        StageAwait.value(upload("June"));
        refuseNextUpload();

        assertThat(fault(upload("June"))).isInstanceOf(PlatformFault.Refused.class);
    }

    /** A token that is not known is its own outcome. */
    @Test
    default void saysThatATokenIsNotKnown() {
        forgetTokens();

        assertThat(fault(platform().status(Samples.TOKEN, null)))
                .isEqualTo(new PlatformFault.UnknownToken(Samples.TOKEN));
    }

    /** A call that is part of a trace is a call like any other. */
    @Test
    default void takesCallsThatArePartOfATrace() {
        var trace = TraceContext.of(new UploadId("a"), null);
        var dataset = new DatasetUpload(new DatasetName("June"), false, Bytes.of(GOOD), trace);

        var token = StageAwait.value(platform().upload(dataset));

        assertThat(StageAwait.value(platform().status(token, trace)))
                .isEqualTo(StageAwait.value(platform().status(token, null)));
        assertThat(result(token)).isNotEmpty();
    }

    private CompletionStage<ProcessingToken> upload(String name) {
        return platform().upload(new DatasetUpload(new DatasetName(name), false, Bytes.of(GOOD)));
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
