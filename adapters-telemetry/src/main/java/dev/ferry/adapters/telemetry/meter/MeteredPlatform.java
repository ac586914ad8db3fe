package dev.ferry.adapters.telemetry.meter;

import dev.ferry.adapters.telemetry.PortDecorators;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.submission.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Counts the status requests of each upload, and measures how late its end is detected. */
public final class MeteredPlatform implements Platform {

    private final Platform platform;
    private final DetectionDelayMeter delays;
    private final InstantSource clock;

    /**
     * Decorates a Platform.
     *
     * @param vocabulary the meanings of the status words
     * @param clock measures the delays
     */
    public MeteredPlatform(
            Platform platform, StatusVocabulary vocabulary, InstantSource clock, MeterRegistry registry) {
        this.platform = platform;
        this.delays = new DetectionDelayMeter(vocabulary, registry);
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return platform.authenticate();
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        return PortDecorators.onCompletion(platform.upload(upload, intent), (token, failure) -> {
            if (token != null) {
                delays.accepted(token, clock.instant());
            }
        });
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        var asked = clock.instant();
        return PortDecorators.onCompletion(platform.status(token, trace), (status, failure) -> {
            if (status != null) {
                delays.answered(token, status, asked, clock.instant());
            }
        });
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return platform.result(token, kind, trace);
    }
}
