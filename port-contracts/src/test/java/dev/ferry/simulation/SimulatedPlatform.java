package dev.ferry.simulation;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The Platform of a simulation. It remembers the data it has accepted, even if its answers get lost. */
final class SimulatedPlatform implements Platform {

    private static final Duration UPLOAD_DEADLINE = Duration.ofMinutes(15);
    private static final Duration CALL_DEADLINE = Duration.ofSeconds(30);
    private static final List<String> UNDER_WAY = List.of("queued", "Processing", "indexing", "polishing the rows", "");

    private final SimulationRun simulation;
    private final Map<String, Job> jobs = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** Accepted data, and the end of its processing. */
    private record Job(ProcessingToken token, String data, Instant ready) {}

    SimulatedPlatform(SimulationRun simulation) {
        this.simulation = simulation;
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return CompletableFuture.completedStage(null);
    }

    /**
     * Some time passes before the adapter is ready to send. It may fail by then, and some adapters go on nevertheless.
     */
    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        var id = SimulatedClient.id(text(upload));
        if (!simulation.outage() && !simulation.occurs(simulation.faultRates().platformFault())) {
            return declareAndSend(id, upload, intent);
        }
        return switch (simulation.random().nextInt(4)) {
            case 0 ->
                SimulatedFaults.after(
                        simulation.timeline(), CALL_DEADLINE, new Unavailable("simulated: the identity server hangs"));
            case 1 -> {
                simulation.timeline().after(simulation.randomUpTo(CALL_DEADLINE), () -> declareTooLate(id, intent));
                yield SimulatedFaults.fails(SimulatedFaults.notAccepted(simulation));
            }
            default -> {
                var ready = new CompletableFuture<Void>();
                simulation.timeline().after(simulation.randomUpTo(CALL_DEADLINE), () -> ready.complete(null));
                yield ready.thenCompose(prepared -> declareAndSend(id, upload, intent));
            }
        };
    }

    private CompletionStage<ProcessingToken> declareAndSend(UploadId id, DatasetUpload upload, Intent intent) {
        simulation.invariants().ready(id);
        return intent.declare()
                .thenCompose(permitted -> permitted
                        ? sendOrRepeat(id, upload, intent)
                        : SimulatedFaults.fails(new Unavailable("simulated: withdrawn")));
    }

    /** The Platform refuses some tokens, and the adapter sends the data again when it has a new one. */
    private CompletionStage<ProcessingToken> sendOrRepeat(UploadId id, DatasetUpload upload, Intent intent) {
        if (!simulation.occurs(simulation.faultRates().platformFault())) {
            return send(upload);
        }
        var renewed = new CompletableFuture<Void>();
        return intent.withdraw(new Unauthorized("simulated: the token has expired"))
                .thenCompose(withdrawn -> {
                    simulation.timeline().after(simulation.randomUpTo(CALL_DEADLINE), () -> renewed.complete(null));
                    return renewed;
                })
                .thenCompose(ready -> declareAndSend(id, upload, intent));
    }

    /**
     * Declares an intent although the call has failed. The engine may permit it, because the failure is still on its
     * way; nothing is sent.
     */
    private void declareTooLate(UploadId id, Intent intent) {
        simulation.invariants().ready(id);
        var unused = intent.declare();
    }

    private CompletionStage<ProcessingToken> send(DatasetUpload upload) {
        if (!simulation.occurs(simulation.faultRates().platformFault()) && !simulation.outage()) {
            return accept(upload);
        }
        if (simulation.outage() || simulation.random().nextBoolean()) {
            return SimulatedFaults.fails(SimulatedFaults.notAccepted(simulation));
        }
        switch (simulation.random().nextInt(4)) {
            case 0 -> {
                return SimulatedFaults.fails(new Refused(409, "simulated: refused"));
            }
            case 1 -> accept(upload);
            case 2 -> simulation.timeline().after(simulation.randomUpTo(Duration.ofMinutes(40)), () -> accept(upload));
            default -> {} // the request is lost
        }
        return noAnswer();
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return answered(() -> {
            var job = jobs.get(token.value());
            if (job == null) {
                return SimulatedFaults.fails(new UnknownToken(token));
            }
            return CompletableFuture.completedStage(new ProcessingStatus(word(job)));
        });
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return answered(() -> {
            var job = jobs.get(token.value());
            return job == null
                    ? SimulatedFaults.fails(new UnknownToken(token))
                    : content(job, kind).open();
        });
    }

    /** The expected content of a result. */
    static String expected(ProcessingToken token, ResultKind kind) {
        return kind.key() + " of " + token.value();
    }

    /** The data that was accepted under this token; empty when there is none. */
    String dataOf(ProcessingToken token) {
        var job = jobs.get(token.value());
        return job == null ? "" : job.data();
    }

    private CompletionStage<ProcessingToken> accept(DatasetUpload upload) {
        var name = upload.name().value();
        if (names.contains(name) && !upload.overwrite() && simulation.refusesKnownNames()) {
            return SimulatedFaults.fails(new Refused(409, "simulated: the name exists"));
        }
        var data = text(upload);
        var token = new ProcessingToken(
                new UUID(simulation.random().nextLong(), simulation.random().nextLong()).toString());
        var job = new Job(token, data, simulation.timeline().instant().plus(processingTime()));
        jobs.put(token.value(), job);
        names.add(name);
        simulation.invariants().accepted(SimulatedClient.id(data), token);
        return CompletableFuture.completedStage(token);
    }

    private static String text(DatasetUpload upload) {
        return Text.head(upload.data(), Integer.MAX_VALUE).toCompletableFuture().join();
    }

    /** Most data sets take minutes, a few take hours, and one in a hundred never ends. */
    private Duration processingTime() {
        return simulation.occurs(0.01)
                ? Duration.ofDays(10_000)
                : Duration.ofMillis(
                        (long) (20_000 * Math.exp(1.3 * simulation.random().nextGaussian())));
    }

    private String word(Job job) {
        if (simulation.timeline().instant().isBefore(job.ready())) {
            return UNDER_WAY.get(simulation.random().nextInt(UNDER_WAY.size()));
        }
        return job.data().contains("bad") ? "CompletedWithErrors" : "completedSuccessfully";
    }

    private Bytes content(Job job, ResultKind kind) {
        return Bytes.of(
                kind.equals(ResultKind.FEEDBACK) && job.data().contains("bad")
                        ? "2|bad|this is no reference\nnot a row at all\n"
                        : expected(job.token(), kind));
    }

    private <T> CompletionStage<T> answered(Supplier<CompletionStage<T>> answer) {
        if (!simulation.outage() && !simulation.occurs(simulation.faultRates().platformFault())) {
            return answer.get();
        }
        return simulation.random().nextInt(10) == 0
                ? SimulatedFaults.after(simulation.timeline(), CALL_DEADLINE, SimulatedFaults.noAnswer())
                : SimulatedFaults.fails(SimulatedFaults.requestFault(simulation));
    }

    /** The node only learns that no answer came in time, not whether the data was accepted. */
    private <T> CompletionStage<T> noAnswer() {
        return SimulatedFaults.after(
                simulation.timeline(), UPLOAD_DEADLINE, new OutcomeUnknown("simulated: no answer"));
    }
}
