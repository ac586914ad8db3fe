package dev.ferry.application.usecase;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driving.QueryPlatform;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.platform.StatusVocabulary.Meaning;
import java.util.concurrent.CompletionStage;

/** Passes requests on to the Platform. It gives no access to uploads, which must go through the journal. */
public final class QueryPlatformUseCase implements QueryPlatform {

    private final Platform platform;
    private final StatusVocabulary vocabulary;

    public QueryPlatformUseCase(Platform platform, StatusVocabulary vocabulary) {
        this.platform = platform;
        this.vocabulary = vocabulary;
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return platform.authenticate();
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token) {
        return platform.status(token, null);
    }

    @Override
    public Meaning meaningOf(ProcessingStatus status) {
        return vocabulary.meaningOf(status);
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind) {
        return platform.result(token, kind, null);
    }
}
