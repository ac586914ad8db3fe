package dev.ferry.contracts.driving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driving.SubmitUpload;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.contracts.driving.ScriptedSubmit.HandedOver;
import dev.ferry.domain.submission.UploadId;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every adapter keeps by which a client hands data sets over to {@link SubmitUpload}, whatever its protocol. */
public interface SubmitUploadContract {

    /** A data set with everything that is easily lost on the way. */
    String CSV = "Reference,Name\r\nE1,\"Jürgen \"\"the\"\" boatman,\r\nFähre\"\r\nE2,😀\r\n";

    /**
     * Starts the adapter under test. It is called once a test, and the test stops what it has started.
     *
     * @return a client before it
     */
    SubmitClient open(SubmitUpload ferry);

    /** Name and data arrive in the core as the client gave them, and the client gets the upload's id. */
    @Test
    default void handsOverWhatCameAndTellsTheId() {
        var ferry = new ScriptedSubmit();

        var answer = told(open(ferry).handOver("June, 2nd half", CSV, null));

        assertThat(ferry.handedOver()).containsExactly(new HandedOver("June, 2nd half", CSV, null));
        assertThat(answer).isEqualTo(new SubmitAnswer.Taken(ScriptedSubmit.idOf(1)));
    }

    /** A client that is told an id can count on it; and one that waits holds nobody up. */
    @Test
    default void tellsNothingBeforeTheUploadIsDurableAndServesOthersMeanwhile() {
        var ferry = new ScriptedSubmit();
        var durable = ferry.pending();
        var door = open(ferry);

        var slow = door.handOver("June", CSV, null);
        ferry.awaitCalls(1);
        var quick = told(door.handOver("July", CSV, null));

        assertThat(quick).isEqualTo(new SubmitAnswer.Taken(ScriptedSubmit.idOf(2)));
        assertThat(slow.toCompletableFuture()).isNotDone();
        durable.complete(ScriptedSubmit.taken(1));
        assertThat(told(slow)).isEqualTo(new SubmitAnswer.Taken(ScriptedSubmit.idOf(1)));
    }

    /** The client's key reaches the core, as often as the client repeats itself. */
    @Test
    default void handsOverTheKeyOfAClientThatMayRepeatItself() {
        var ferry = new ScriptedSubmit();
        var door = open(ferry);

        told(door.handOver("June", CSV, "key-1"));
        told(door.handOver("June", CSV, "key-1"));

        assertThat(ferry.handedOver()).extracting(HandedOver::key).containsExactly("key-1", "key-1");
    }

    /** Why data cannot be sent, the core says best. */
    @Test
    default void tellsTheCoresReasonForARefusal() {
        var ferry = new ScriptedSubmit().answers(new Submitted.Unusable("line 3 holds a byte that is no text"));

        var answer = told(open(ferry).handOver("June", CSV, null));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        SubmitAnswer.Refused.class,
                        refused -> assertThat(refused.words()).contains("line 3 holds a byte that is no text"));
    }

    /** A key that stands for other data is the client's mistake, and it learns which upload it has met. */
    @Test
    default void tellsWhichUploadAReusedKeyStandsFor() {
        var ferry = new ScriptedSubmit().answers(new Submitted.KeyReused(new UploadId("the-other-one")));

        var answer = told(open(ferry).handOver("June", CSV, "key-1"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        SubmitAnswer.Refused.class,
                        refused -> assertThat(refused.words()).contains("the-other-one"));
    }

    /** What no core would take does not get that far. */
    @Test
    default void refusesWhatIsNoRequest() {
        var ferry = new ScriptedSubmit();
        var door = open(ferry);

        assertThat(told(door.handOver("", CSV, null))).isInstanceOf(SubmitAnswer.Refused.class);
        assertThat(told(door.handOver("June", CSV, "two words"))).isInstanceOf(SubmitAnswer.Refused.class);
        assertThat(ferry.handedOver()).isEmpty();
    }

    /** A core that cannot store is not the client's fault, and not silence either; the next request is served again. */
    @Test
    default void tellsTroubleFromRefusal() {
        var ferry = new ScriptedSubmit().fails(new IOException("the disk is full"));
        var door = open(ferry);

        assertThat(told(door.handOver("June", CSV, null))).isInstanceOf(SubmitAnswer.Troubled.class);
        assertThat(told(door.handOver("June", CSV, null))).isInstanceOf(SubmitAnswer.Taken.class);
    }

    private static SubmitAnswer told(CompletionStage<SubmitAnswer> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
