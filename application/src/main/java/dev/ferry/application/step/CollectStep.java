package dev.ferry.application.step;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.step.StepResult.WaitUntil;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.upload.Collecting;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Fetches all missing results at the same time, stores them, and commits the stored ones in one transaction. A result
 * that the Platform refuses stays missing; it does not fail the upload, because the Platform has processed the data.
 */
final class CollectStep {

    private final Platform platform;
    private final Payloads payloads;
    private final StepCommits commits;
    private final StepTiming timing;

    CollectStep(Platform platform, Payloads payloads, StepCommits commits, StepTiming timing) {
        this.platform = platform;
        this.payloads = payloads;
        this.commits = commits;
        this.timing = timing;
    }

    /** The outcome of fetching one kind of result. */
    private sealed interface Fetched {

        record Stored(ResultKind kind, ContentRef content) implements Fetched {}

        record NotFetched(ResultKind kind, PlatformFault fault) implements Fetched {}
    }

    /** Collects after transitions that are decided but not committed yet. */
    CompletionStage<StepResult> collect(ClaimedUpload claimed, TransitionBatch<Collecting> batch) {
        var fetches = batch.state().missing().stream()
                .map(kind -> fetch(batch.state(), kind))
                .toList();
        return Stages.all(fetches).thenCompose(all -> commit(claimed, withStored(batch, all), all));
    }

    private CompletionStage<Fetched> fetch(Collecting collecting, ResultKind kind) {
        return Stages.either(
                platform.result(
                                collecting.token(),
                                kind,
                                collecting.submission().trace())
                        .thenCompose(payloads::store),
                content -> CompletableFuture.completedStage(new Fetched.Stored(kind, content)),
                failure -> CompletableFuture.completedStage(new Fetched.NotFetched(kind, PlatformFaults.of(failure))));
    }

    private static TransitionBatch<Collecting> withStored(TransitionBatch<Collecting> batch, List<Fetched> all) {
        for (var fetched : all) {
            if (fetched instanceof Fetched.Stored stored) {
                batch = batch.then(collecting -> collecting.collected(stored.kind(), stored.content()));
            }
        }
        return batch;
    }

    private CompletionStage<StepResult> commit(
            ClaimedUpload claimed, TransitionBatch<Collecting> batch, List<Fetched> all) {
        var notFetched = all.stream()
                .filter(Fetched.NotFetched.class::isInstance)
                .map(Fetched.NotFetched.class::cast)
                .toList();
        var temporary = notFetched.stream()
                .map(Fetched.NotFetched::fault)
                .filter(fault -> !isPermanent(claimed, fault))
                .findFirst();
        return temporary.isPresent()
                ? retryLater(claimed, batch, temporary.get())
                : commits.andRest(claimed, withMissing(batch, notFetched).then(Collecting::complete));
    }

    private static TransitionBatch<Collecting> withMissing(
            TransitionBatch<Collecting> batch, List<Fetched.NotFetched> missing) {
        for (var result : missing) {
            batch = batch.then(collecting -> collecting.notAvailable(result.kind(), reason(result.fault())));
        }
        return batch;
    }

    /** The Platform knew the token when it reported the success, so a 404 is about this result alone. */
    private static PlatformFault reason(PlatformFault fault) {
        return fault instanceof UnknownToken unknown ? unknown.asMissingResult() : fault;
    }

    private boolean isPermanent(ClaimedUpload claimed, PlatformFault fault) {
        return fault instanceof Refused || fault instanceof UnknownToken || staysMalformed(claimed, fault);
    }

    /** The answer has not been a valid result for as long as processing may take, so it will never be one. */
    private boolean staysMalformed(ClaimedUpload claimed, PlatformFault fault) {
        var entry = claimed.entry();
        return fault instanceof Malformed
                && entry.upload() instanceof Collecting
                && !timing.now().isBefore(entry.updatedAt().plus(timing.limits().processing()));
    }

    /** Commits also if the clock was ahead at the last change: the time limit of {@link #staysMalformed} starts now. */
    private CompletionStage<StepResult> retryLater(
            ClaimedUpload claimed, TransitionBatch<Collecting> batch, PlatformFault fault) {
        var failed = claimed.withOneMoreError();
        var until = timing.after(failed.errors(), fault);
        return batch.events().isEmpty() && !timing.isAhead(claimed.entry().updatedAt())
                ? CompletableFuture.completedStage(new WaitUntil(failed, until))
                : commits.andWaitUntil(failed, batch, until);
    }
}
