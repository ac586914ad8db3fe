package dev.ferry.benchmarks.backlog;

import org.jspecify.annotations.Nullable;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/**
 * A Platform that is at work on everything, says so at once, and notes how late it is asked: first by the time that
 * stands in the journal, then by an interval after each answer.
 */
final class Questions implements Platform {

    private static final ProcessingStatus AT_WORK = new ProcessingStatus("processing");

    private final Backlog backlog;
    private final Clock clock;
    private final MeasuredPeriod window;
    private final Map<Integer, Duration> due = new HashMap<>();
    private final Lateness lateness = new Lateness();
    private int answered;

    Questions(Backlog backlog, Clock clock, MeasuredPeriod window) {
        this.backlog = backlog;
        this.clock = clock;
        this.window = window;
    }

    @Override
    public synchronized CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        var number = Backlog.number(token);
        note(number);
        answered++;
        due.put(number, clock.elapsed().plus(backlog.interval()));
        return CompletableFuture.completedStage(AT_WORK);
    }

    synchronized int answered() {
        return answered;
    }

    /** How late those were asked that were due in the window; those that still wait are late by now. */
    synchronized Lateness lateness() {
        IntStream.range(0, backlog.uploads()).forEach(this::note);
        due.clear();
        return lateness;
    }

    private void note(int number) {
        var then = due.getOrDefault(number, backlog.firstDue(number));
        if (window.contains(then)) {
            lateness.add(clock.elapsed().minus(then));
        }
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload) {
        throw new IllegalStateException("everything has been uploaded");
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        throw new IllegalStateException("nothing is ever done");
    }
}
