package dev.ferry.application.voyage;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.Steps;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.voyage.Progress.Over;
import dev.ferry.application.voyage.Progress.Waiting;
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
final class Retrieval {

    private final Platform platform;
    private final Payloads payloads;
    private final Logbook logbook;
    private final Waits waits;

    Retrieval(Platform platform, Payloads payloads, Logbook logbook, Waits waits) {
        this.platform = platform;
        this.payloads = payloads;
        this.logbook = logbook;
        this.waits = waits;
    }

    /** What came of fetching one kind. */
    private sealed interface Fetched {

        record Home(ResultKind kind, ContentRef content) implements Fetched {}

        record Away(PlatformFault fault) implements Fetched {}
    }

    /** Fetches what is missing and writes it down, after the steps that were taken but not written yet. */
    CompletionStage<Progress> after(Course course, Steps<Collecting> steps) {
        var fetches = steps.now().missing().stream()
                .map(kind -> fetch(steps.now(), kind))
                .toList();
        return Stages.all(fetches).thenCompose(all -> writeDown(course, withAllHome(steps, all), all));
    }

    private CompletionStage<Fetched> fetch(Collecting collecting, ResultKind kind) {
        return Stages.either(
                platform.within(collecting.submission().trace())
                        .result(collecting.token(), kind)
                        .thenCompose(payloads::store),
                content -> CompletableFuture.completedStage(new Fetched.Home(kind, content)),
                failure -> CompletableFuture.completedStage(new Fetched.Away(Faults.of(failure))));
    }

    private static Steps<Collecting> withAllHome(Steps<Collecting> steps, List<Fetched> all) {
        for (var fetched : all) {
            if (fetched instanceof Fetched.Home home) {
                steps = steps.then(now -> now.collected(home.kind(), home.content()));
            }
        }
        return steps;
    }

    private CompletionStage<Progress> writeDown(Course course, Steps<Collecting> steps, List<Fetched> all) {
        if (steps.now().missing().isEmpty()) {
            return logbook.rest(course, steps.then(Collecting::complete));
        }
        var faults = all.stream()
                .filter(Fetched.Away.class::isInstance)
                .map(away -> ((Fetched.Away) away).fault())
                .toList();
        var forGood = faults.stream()
                .filter(fault -> fault instanceof Refused || fault instanceof UnknownToken || hopeless(course, fault))
                .findFirst();
        return forGood.isPresent()
                ? logbook.rest(course, steps.then(now -> now.failed(forGood.get())))
                : later(course, steps, faults.getFirst());
    }

    /** What has been no result for as long as processing may take will not become one by asking. */
    private boolean hopeless(Course course, PlatformFault fault) {
        var entry = course.entry();
        return fault instanceof Malformed
                && entry.upload() instanceof Collecting
                && !waits.now().isBefore(entry.updatedAt().plus(waits.patience().processing()));
    }

    private CompletionStage<Progress> later(Course course, Steps<Collecting> steps, PlatformFault fault) {
        var stumbled = course.stumbled();
        var until = waits.after(stumbled.errors(), fault);
        if (steps.events().isEmpty()) {
            return CompletableFuture.completedStage(new Waiting(stumbled, until));
        }
        return logbook.hold(stumbled, steps)
                .thenApply(held ->
                        held.<Progress>map(moved -> new Waiting(moved, until)).orElseGet(Over::new));
    }
}
