package dev.ferry.benchmarks.backlog;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A Platform that answers every status request with "processing" and records the lateness of each. The first poll of an
 * upload is due at the time in the journal, each further one an interval after the previous answer.
 */
final class DelayRecordingPlatform implements Platform {

    private static final ProcessingStatus STATUS = new ProcessingStatus("processing");

    private final Backlog backlog;
    private final Clock clock;
    private final MeasuredPeriod window;
    private final Map<Integer, Duration> due = new HashMap<>();
    private final Lateness lateness = new Lateness();
    private int answered;

    DelayRecordingPlatform(Backlog backlog, Clock clock, MeasuredPeriod window) {
        this.backlog = backlog;
        this.clock = clock;
        this.window = window;
    }

    @Override
    public synchronized CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        var number = Backlog.number(token);
        record(number);
        answered++;
        due.put(number, clock.elapsed().plus(backlog.interval()));
        return CompletableFuture.completedStage(STATUS);
    }

    synchronized int answered() {
        return answered;
    }

    /** The lateness of the polls that were due in the period; missing polls count as late until now. */
    synchronized Lateness lateness() {
        IntStream.range(0, backlog.uploads()).forEach(this::record);
        due.clear();
        return lateness;
    }

    private void record(int number) {
        var dueAt = due.getOrDefault(number, backlog.firstDue(number));
        if (window.contains(dueAt)) {
            lateness.add(clock.elapsed().minus(dueAt));
        }
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        throw new IllegalStateException("the backlog contains only accepted uploads");
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        throw new IllegalStateException("no upload of the backlog completes");
    }
}
