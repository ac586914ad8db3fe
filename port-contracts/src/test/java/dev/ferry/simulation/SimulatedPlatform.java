package dev.ferry.simulation;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
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

/** The remote system of a world. It remembers what it has taken; what it answers is another matter. */
final class SimulatedPlatform implements Platform {

    private static final Duration UPLOAD_DEADLINE = Duration.ofMinutes(15);
    private static final Duration CALL_DEADLINE = Duration.ofSeconds(30);
    private static final List<String> UNDER_WAY = List.of("queued", "Processing", "indexing", "polishing the rows", "");

    private final World world;
    private final Map<String, Job> jobs = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** What it has taken, and until when it works on it. */
    private record Job(ProcessingToken token, String data, Instant ready) {}

    SimulatedPlatform(World world) {
        this.world = world;
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload) {
        if (!world.strikes(world.weather().platformTrouble()) && !world.outage()) {
            return take(upload);
        }
        if (world.outage() || world.random().nextBoolean()) {
            return Troubles.fails(Troubles.notTaken(world));
        }
        switch (world.random().nextInt(4)) {
            case 0 -> {
                return Troubles.fails(new Refused(409, "simulated: not this one"));
            }
            case 1 -> take(upload);
            case 2 -> world.timeline().after(world.upTo(Duration.ofMinutes(40)), () -> take(upload));
            default -> {} // lost on its way
        }
        return silence();
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return answered(() -> {
            var job = jobs.get(token.value());
            if (job == null) {
                return Troubles.fails(new UnknownToken(token));
            }
            return CompletableFuture.completedStage(new ProcessingStatus(word(job)));
        });
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return answered(() -> {
            var job = jobs.get(token.value());
            return job == null
                    ? Troubles.fails(new UnknownToken(token))
                    : content(job, kind).open();
        });
    }

    /** What a result must be, for comparing it with what has been brought home. */
    static String expected(ProcessingToken token, ResultKind kind) {
        return kind.key() + " of " + token.value();
    }

    /** The data for which it gave a token; empty when it gave none. */
    String dataOf(ProcessingToken token) {
        var job = jobs.get(token.value());
        return job == null ? "" : job.data();
    }

    private CompletionStage<ProcessingToken> take(DatasetUpload upload) {
        var name = upload.name().value();
        if (names.contains(name) && !upload.overwrite() && world.strict()) {
            return Troubles.fails(new Refused(409, "simulated: the name is taken"));
        }
        var data = Text.head(upload.data(), Integer.MAX_VALUE)
                .toCompletableFuture()
                .join();
        var token = new ProcessingToken(
                new UUID(world.random().nextLong(), world.random().nextLong()).toString());
        var job = new Job(token, data, world.timeline().instant().plus(work()));
        jobs.put(token.value(), job);
        names.add(name);
        world.referee().taken(Client.id(name), token);
        return CompletableFuture.completedStage(token);
    }

    /** Most are done in minutes, a few in hours, and one in a hundred never. */
    private Duration work() {
        return world.strikes(0.01)
                ? Duration.ofDays(10_000)
                : Duration.ofMillis(
                        (long) (20_000 * Math.exp(1.3 * world.random().nextGaussian())));
    }

    private String word(Job job) {
        if (world.timeline().instant().isBefore(job.ready())) {
            return UNDER_WAY.get(world.random().nextInt(UNDER_WAY.size()));
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
        if (!world.outage() && !world.strikes(world.weather().platformTrouble())) {
            return answer.get();
        }
        return world.random().nextInt(10) == 0
                ? Troubles.after(world.timeline(), CALL_DEADLINE, Troubles.silence())
                : Troubles.fails(Troubles.harmless(world));
    }

    /** Whether or not it is taken, and when: here it is only known that the time was up. */
    private <T> CompletionStage<T> silence() {
        return Troubles.after(world.timeline(), UPLOAD_DEADLINE, new OutcomeUnknown("simulated: no answer"));
    }
}
