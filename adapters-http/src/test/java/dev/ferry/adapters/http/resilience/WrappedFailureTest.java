package dev.ferry.adapters.http.resilience;

import static java.util.function.Function.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A Platform whose stages depend on others: such a stage wraps its failure. */
class WrappedFailureTest {

    @Test
    void isUnderstood() {
        var refusal = new PlatformException(new UnknownToken(Samples.TOKEN));
        var bench = new Bench();
        try {
            var platform = new ResilientPlatform(
                    new DependentStages(new ScriptedPlatform().statusFails(refusal.fault())),
                    () -> CompletableFuture.completedStage(null),
                    bench.policies(2, 1000));

            assertThat(platform.status(Samples.TOKEN, null).toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .isInstanceOf(ExecutionException.class)
                    .withCauseInstanceOf(PlatformException.class)
                    .withMessageContaining(refusal.fault().summary());
        } finally {
            bench.close();
        }
    }

    private record DependentStages(Platform platform) implements Platform {

        @Override
        public CompletionStage<Void> authenticate() {
            return platform.authenticate().thenApply(identity());
        }

        @Override
        public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
            return platform.upload(upload, intent).thenApply(identity());
        }

        @Override
        public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
            return platform.status(token, trace).thenApply(identity());
        }

        @Override
        public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
            return platform.result(token, kind, trace).thenApply(identity());
        }
    }
}
