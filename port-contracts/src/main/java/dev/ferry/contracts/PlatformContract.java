package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.dataset.CsvParser;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.SchemaCheck;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.StatusVocabulary.Meaning;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The contract of every {@link Platform}, for any protocol. The test of an adapter implements it. */
public interface PlatformContract extends PlatformUploadContract {

    /** Valid credentials are accepted. */
    @Test
    default void authenticates() {
        assertThat(platform().authenticate()).succeedsWithin(Duration.ofMinutes(2));
    }

    /** The core checks a data set against the schema before it is sent. */
    @Test
    default void acceptsADataSetOfItsSchema() {
        assertThat(problems(data())).isEmpty();
        assertThat(StageAwait.value(upload("June")).value()).isNotBlank();
    }

    /** An upload gets a token; its status and its results can be requested any number of times. */
    @Test
    default void uploadsAndReturnsStatusAndResults() {
        var token = StageAwait.value(upload("June"));

        assertThat(vocabulary().meaningOf(StageAwait.value(platform().status(token, null))))
                .isEqualTo(Meaning.SUCCEEDED);
        assertThat(result(token)).isNotEmpty().isEqualTo(result(token));
    }

    /** A result can be closed before it was read. */
    @Test
    default void closesUnreadResults() {
        var token = StageAwait.value(upload("June"));

        StageAwait.value(platform().result(token, resultKind(), null)).close();

        assertThat(result(token)).isNotEmpty();
    }

    /** The failure is the fault itself, without a wrapper. */
    @Test
    default void failsOnlyWithAClassifiedFault() {
        StageAwait.value(upload("June"));
        refuseNextUpload();

        assertThat(StageAwait.fault(upload("June"))).isInstanceOf(Refused.class);
    }

    /** An unknown token has its own fault. */
    @Test
    default void reportsAnUnknownToken() {
        var unknown = unknownToken();

        assertThat(StageAwait.fault(platform().status(unknown, null))).isEqualTo(new UnknownToken(unknown));
    }

    /** A trace context does not change the answer of a call. */
    @Test
    default void acceptsCallsWithATraceContext() {
        var trace = TraceContext.of(new UploadId("a"), null);
        var dataset = new DatasetUpload(new DatasetName("June"), false, Bytes.of(data()), trace);

        var token = StageAwait.value(platform().upload(dataset, Intent.unrecorded()));

        assertThat(StageAwait.value(platform().status(token, trace)))
                .isEqualTo(StageAwait.value(platform().status(token, null)));
        assertThat(result(token)).isNotEmpty();
    }

    /** A cancelled request for a status ends at the Platform too. */
    @Test
    default void endsACancelledStatusRequest() {
        var token = StageAwait.value(upload("June"));

        assertEndsWhenCancelled(() -> platform().status(token, null));
    }

    /** A cancelled request for a result ends at the Platform too. */
    @Test
    default void endsACancelledResultRequest() {
        var token = StageAwait.value(upload("June"));

        assertEndsWhenCancelled(() -> platform().result(token, resultKind(), null));
    }

    private void assertEndsWhenCancelled(Supplier<CompletionStage<?>> request) {
        var hung = hangNextCall();
        var stage = request.get().toCompletableFuture();
        StageAwait.value(hung.received());

        stage.cancel(true);

        assertThat(hung.ended()).succeedsWithin(cancellationLimit());
    }

    private List<Problem> problems(String csv) {
        var problems = new ArrayList<Problem>();
        var parser = new CsvParser(new SchemaCheck(schema(), problems::add), problems::add);
        parser.accept(csv);
        parser.finish();
        return problems;
    }

    private CompletionStage<ProcessingToken> upload(String name) {
        return platform()
                .upload(new DatasetUpload(new DatasetName(name), false, Bytes.of(data())), Intent.unrecorded());
    }

    private String result(ProcessingToken token) {
        var text = new StringBuilder();
        StageAwait.value(
                platform().result(token, resultKind(), null).thenCompose(chunks -> Text.read(chunks, text::append)));
        return text.toString();
    }
}
