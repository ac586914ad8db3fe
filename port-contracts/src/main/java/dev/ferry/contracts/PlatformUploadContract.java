package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.submission.DatasetName;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The part of the {@link PlatformContract} that keeps data sets from being lost or sent twice: when the intent is
 * declared, and which failure means that nothing was sent.
 */
public interface PlatformUploadContract extends PlatformUnderTest {

    /** The Platform may have the data, so the adapter reports that and does not send it again. */
    @Test
    default void reportsAnUnknownOutcomeWhenTheAnswerIsLost() {
        loseNextAnswer();

        assertThat(StageAwait.fault(upload("June"))).isInstanceOf(OutcomeUnknown.class);
        assertThat(receivedUploads()).isEqualTo(1);
    }

    /** Without a connection nothing was sent, and the adapter knows that before the intent. */
    @Test
    default void declaresNoIntentWhenThePlatformIsUnreachable() {
        var intent = RecordedIntent.permitted();
        StageAwait.value(platform().authenticate());
        makeUnreachable();

        assertThat(StageAwait.fault(upload("June", intent))).isInstanceOf(Unavailable.class);
        assertThat(intent.declarations()).isZero();
    }

    /** A cancelled upload ends at the Platform too. */
    @Test
    default void endsACancelledUpload() {
        var hung = hangNextCall();
        var upload = upload("June").toCompletableFuture();
        StageAwait.value(hung.received());

        upload.cancel(true);

        assertThat(hung.ended()).succeedsWithin(cancellationLimit());
    }

    /** An upload that is cancelled before its intent is not sent later. */
    @Test
    default void sendsNothingOfAnUploadThatWasCancelledBeforeItsIntent() {
        var intent = RecordedIntent.permitted();
        var opening = new CompletableFuture<Chunks>();
        var upload = upload("June", () -> opening, intent).toCompletableFuture();

        upload.cancel(true);
        assertThatOnlyOthersAreReceived(1);
        opening.complete(StageAwait.value(Bytes.of(data()).open()));

        assertThatOnlyOthersAreReceived(2);
        assertThat(intent.declarations()).isZero();
    }

    /** The same when the journal is still writing the intent. */
    @Test
    default void sendsNothingOfAnUploadThatWasCancelledDuringItsIntent() {
        var intent = new RecordedIntent();
        var upload = upload("June", intent).toCompletableFuture();
        StageAwait.value(intent.declared);

        upload.cancel(true);
        assertThatOnlyOthersAreReceived(1);
        intent.answer.complete(true);

        assertThatOnlyOthersAreReceived(2);
    }

    /** A fault of the store is not one of the Platform. */
    @Test
    default void failsWithTheFailureOfADataSetThatCannotBeOpened() {
        var unreadable = new IOException("the disk is broken");

        assertFailsUnsent(() -> CompletableFuture.failedStage(unreadable), unreadable);
    }

    /** The same when the data set opens, and its first chunk cannot be read. */
    @Test
    default void failsWithTheFailureOfADataSetThatCannotBeRead() {
        var unreadable = new IOException("the disk is broken");

        assertFailsUnsent(() -> CompletableFuture.completedStage(new UnreadableChunks(unreadable)), unreadable);
    }

    /** The intent is the last step before the first byte. */
    @Test
    default void declaresTheIntentOnceAndBeforeThePlatformReceivesAnything() {
        var receivedBefore = new AtomicInteger(-1);
        var intent = new RecordedIntent();
        var unused = intent.declared.thenRun(() -> {
            receivedBefore.set(receivedUploads());
            intent.answer.complete(true);
        });

        StageAwait.value(upload("June", intent));

        assertThat(receivedBefore).hasValue(0);
        assertThat(intent.declarations()).isEqualTo(1);
        assertThat(receivedUploads()).isEqualTo(1);
    }

    /** However long the journal needs, nothing is sent meanwhile, and other calls are not delayed. */
    @Test
    default void sendsNothingBeforeTheIntentIsDurable() {
        var intent = new RecordedIntent();
        var upload = upload("June", intent);
        StageAwait.value(intent.declared);

        assertThatOnlyOthersAreReceived(1);
        intent.answer.complete(true);

        StageAwait.value(upload);
        assertThat(receivedUploads()).isEqualTo(2);
    }

    /** The journal refuses an intent when the upload has changed meanwhile, for example because it was cancelled. */
    @Test
    default void sendsNothingAfterARefusedIntent() {
        var intent = new RecordedIntent();
        intent.answer.complete(false);

        assertThat(StageAwait.fault(upload("June", intent))).isNotInstanceOf(OutcomeUnknown.class);
        assertThatOnlyOthersAreReceived(1);
    }

    /** A fault of the journal is not one of the Platform. */
    @Test
    default void sendsNothingAfterAFailedIntentAndFailsWithItsFailure() {
        var unwritable = new IOException("the journal cannot be written");
        var intent = new RecordedIntent();
        intent.answer.completeExceptionally(unwritable);

        assertThat(StageAwait.failure(upload("June", intent))).isSameAs(unwritable);
        assertThatOnlyOthersAreReceived(1);
    }

    private void assertFailsUnsent(Content content, IOException unreadable) {
        var intent = RecordedIntent.permitted();

        assertThat(StageAwait.failure(upload("June", content, intent))).isSameAs(unreadable);
        assertThat(intent.declarations()).isZero();
        assertThatOnlyOthersAreReceived(1);
    }

    /** Sends another upload, whose answer comes after the Platform has received all that was sent before. */
    private void assertThatOnlyOthersAreReceived(int others) {
        StageAwait.value(upload("another " + others));
        assertThat(receivedUploads()).isEqualTo(others);
    }

    private CompletionStage<ProcessingToken> upload(String name) {
        return upload(name, Intent.unrecorded());
    }

    private CompletionStage<ProcessingToken> upload(String name, Intent intent) {
        return upload(name, Bytes.of(data()), intent);
    }

    private CompletionStage<ProcessingToken> upload(String name, Content content, Intent intent) {
        return platform().upload(new DatasetUpload(new DatasetName(name), false, content), intent);
    }
}
