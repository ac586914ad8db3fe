package dev.ferry.contracts.driving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.UnusableDataException.Remedy;
import dev.ferry.application.port.driving.SubmitUpload;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.contracts.driving.ScriptedSubmit.ReceivedRequest;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.submission.UploadId;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The contract of every adapter through which clients submit data sets to {@link SubmitUpload}, for any protocol. */
public interface SubmitUploadContract {

    /** A data set with everything that an adapter may lose or change. */
    String CSV = "Reference,Name\r\nE1,\"Jürgen \"\"the\"\" boatman,\r\nFähre\"\r\nE2,😀\r\n";

    /**
     * Starts the adapter under test. It is called once per test, and the test stops the adapter.
     *
     * @param ferry the core behind the adapter
     */
    SubmitClient open(SubmitUpload ferry);

    /** Name and data arrive in the core unchanged, and the client gets the upload's id. */
    @Test
    default void passesOnNameAndDataAndReturnsTheId() {
        var ferry = new ScriptedSubmit();

        var answer = await(open(ferry).submit("June, 2nd half", CSV, null));

        assertThat(ferry.received()).containsExactly(new ReceivedRequest("June, 2nd half", CSV, null));
        assertThat(answer).isEqualTo(new SubmitAnswer.Accepted(ScriptedSubmit.uploadId(1)));
    }

    /** An id is a promise that the upload is durable. A client that waits for it does not delay others. */
    @Test
    default void answersAfterTheUploadIsDurableAndServesOthersMeanwhile() {
        var ferry = new ScriptedSubmit();
        var durable = ferry.pending();
        var client = open(ferry);

        var slow = client.submit("June", CSV, null);
        ferry.awaitCalls(1);
        var quick = await(client.submit("July", CSV, null));

        assertThat(quick).isEqualTo(new SubmitAnswer.Accepted(ScriptedSubmit.uploadId(2)));
        assertThat(slow.toCompletableFuture()).isNotDone();
        durable.complete(ScriptedSubmit.accepted(1));
        assertThat(await(slow)).isEqualTo(new SubmitAnswer.Accepted(ScriptedSubmit.uploadId(1)));
    }

    /** The client's key reaches the core with every request. */
    @Test
    default void passesOnTheClientsKey() {
        var ferry = new ScriptedSubmit();
        var client = open(ferry);

        await(client.submit("June", CSV, "key-1"));
        await(client.submit("June", CSV, "key-1"));

        assertThat(ferry.received()).extracting(ReceivedRequest::key).containsExactly("key-1", "key-1");
    }

    /** The client gets the core's reason for a refusal. */
    @Test
    default void reportsTheCoresReasonForARefusal() {
        var ferry = new ScriptedSubmit()
                .answers(new Submitted.Unusable("line 3 has a byte that is not text", Remedy.NAME_ENCODING));

        var answer = await(open(ferry).submit("June", CSV, null));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        SubmitAnswer.Refused.class,
                        refused -> assertThat(refused.words()).contains("line 3 has a byte that is not text"));
    }

    /** The client gets the place and the message of a problem in the data. */
    @Test
    default void reportsTheProblemsOfTheData() {
        var problem = new Problem(3, "StartDate", "soon", "this is not a date");
        var ferry = new ScriptedSubmit().answers(new Submitted.Invalid(List.of(problem), 1));

        var answer = await(open(ferry).submit("June", CSV, null));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        SubmitAnswer.Refused.class,
                        refused -> assertThat(refused.words()).contains("3", "StartDate", "this is not a date"));
    }

    /** A key that belongs to other data is the client's error; the answer names the upload of the key. */
    @Test
    default void reportsTheUploadOfAReusedKey() {
        var ferry = new ScriptedSubmit().answers(new Submitted.KeyReused(new UploadId("other-upload")));

        var answer = await(open(ferry).submit("June", CSV, "key-1"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        SubmitAnswer.Refused.class,
                        refused -> assertThat(refused.words()).contains("other-upload"));
    }

    /** An invalid request does not reach the core. */
    @Test
    default void refusesInvalidRequests() {
        var ferry = new ScriptedSubmit();
        var client = open(ferry);

        assertThat(await(client.submit("", CSV, null))).isInstanceOf(SubmitAnswer.Refused.class);
        assertThat(await(client.submit("June", CSV, "two words"))).isInstanceOf(SubmitAnswer.Refused.class);
        assertThat(ferry.received()).isEmpty();
    }

    /** A core that cannot store is not the client's error; the client gets an answer, and the next request succeeds. */
    @Test
    default void distinguishesAFaultFromARefusal() {
        var ferry = new ScriptedSubmit().fails(new IOException("the disk is full"));
        var client = open(ferry);

        assertThat(await(client.submit("June", CSV, null))).isInstanceOf(SubmitAnswer.Failed.class);
        assertThat(await(client.submit("June", CSV, null))).isInstanceOf(SubmitAnswer.Accepted.class);
    }

    private static SubmitAnswer await(CompletionStage<SubmitAnswer> stage) {
        return stage.toCompletableFuture().orTimeout(120, TimeUnit.SECONDS).join();
    }
}
