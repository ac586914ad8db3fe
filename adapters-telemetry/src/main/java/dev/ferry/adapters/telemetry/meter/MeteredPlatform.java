package dev.ferry.adapters.telemetry.meter;

import dev.ferry.adapters.telemetry.PortDecorators;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.submission.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** Measures how often the Platform is asked for an upload's status, and how late its end is noticed. */
public final class MeteredPlatform implements Platform {

    private final Platform platform;
    private final DetectionDelayMeter noticing;
    private final InstantSource clock;

    /**
     * Stands before a Platform.
     *
     * @param platform the Platform
     * @param vocabulary which status words are final
     * @param clock by which delays are measured
     * @param registry where meters go
     */
    public MeteredPlatform(
            Platform platform, StatusVocabulary vocabulary, InstantSource clock, MeterRegistry registry) {
        this(platform, new DetectionDelayMeter(vocabulary, registry), clock);
    }

    private MeteredPlatform(Platform platform, DetectionDelayMeter noticing, InstantSource clock) {
        this.platform = platform;
        this.noticing = noticing;
        this.clock = clock;
    }

    @Override
    public Platform within(TraceContext trace) {
        return new MeteredPlatform(platform.within(trace), noticing, clock);
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return platform.authenticate();
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload) {
        return PortDecorators.end(platform.upload(upload), (token, failure) -> {
            if (token != null) {
                noticing.accepted(token, clock.instant());
            }
        });
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token) {
        var asked = clock.instant();
        return PortDecorators.end(platform.status(token), (status, failure) -> {
            if (status != null) {
                noticing.answered(token, status, asked, clock.instant());
            }
        });
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind) {
        return platform.result(token, kind);
    }
}
