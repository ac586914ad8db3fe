package dev.ferry.application.step;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.step.StepResult.Released;
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

/** Brings the results home, all missing kinds at a time; what came is written down in one transaction. */
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

    /** What came of fetching one kind. */
    private sealed interface Fetched {

        record Stored(ResultKind kind, ContentRef content) implements Fetched {}

        record Missing(PlatformFault fault) implements Fetched {}
    }

    /** Fetches what is missing and writes it down, after the steps that were taken but not written yet. */
    CompletionStage<StepResult> after(ClaimedUpload claimed, TransitionBatch<Collecting> steps) {
        var fetches = steps.now().missing().stream()
                .map(kind -> fetch(steps.now(), kind))
                .toList();
        return Stages.all(fetches).thenCompose(all -> writeDown(claimed, withAllHome(steps, all), all));
    }

    private CompletionStage<Fetched> fetch(Collecting collecting, ResultKind kind) {
        return Stages.either(
                platform.within(collecting.submission().trace())
                        .result(collecting.token(), kind)
                        .thenCompose(payloads::store),
                content -> CompletableFuture.completedStage(new Fetched.Stored(kind, content)),
                failure -> CompletableFuture.completedStage(new Fetched.Missing(PlatformFaults.of(failure))));
    }

    private static TransitionBatch<Collecting> withAllHome(TransitionBatch<Collecting> steps, List<Fetched> all) {
        for (var fetched : all) {
            if (fetched instanceof Fetched.Stored home) {
                steps = steps.then(now -> now.collected(home.kind(), home.content()));
            }
        }
        return steps;
    }

    private CompletionStage<StepResult> writeDown(
            ClaimedUpload claimed, TransitionBatch<Collecting> steps, List<Fetched> all) {
        if (steps.now().missing().isEmpty()) {
            return commits.rest(claimed, steps.then(Collecting::complete));
        }
        var faults = all.stream()
                .filter(Fetched.Missing.class::isInstance)
                .map(away -> ((Fetched.Missing) away).fault())
                .toList();
        var forGood = faults.stream()
                .filter(fault -> fault instanceof Refused || fault instanceof UnknownToken || hopeless(claimed, fault))
                .findFirst();
        return forGood.isPresent()
                ? commits.rest(claimed, steps.then(now -> now.failed(forGood.get())))
                : later(claimed, steps, faults.getFirst());
    }

    /** What has been no result for as long as processing may take will not become one by asking. */
    private boolean hopeless(ClaimedUpload claimed, PlatformFault fault) {
        var entry = claimed.entry();
        return fault instanceof Malformed
                && entry.upload() instanceof Collecting
                && !timing.now()
                        .isBefore(entry.updatedAt().plus(timing.patience().processing()));
    }

    private CompletionStage<StepResult> later(
            ClaimedUpload claimed, TransitionBatch<Collecting> steps, PlatformFault fault) {
        var stumbled = claimed.stumbled();
        var until = timing.after(stumbled.errors(), fault);
        if (steps.events().isEmpty()) {
            return CompletableFuture.completedStage(new WaitUntil(stumbled, until));
        }
        return commits.hold(stumbled, steps)
                .thenApply(held -> held.<StepResult>map(moved -> new WaitUntil(moved, until))
                        .orElseGet(Released::new));
    }
}
