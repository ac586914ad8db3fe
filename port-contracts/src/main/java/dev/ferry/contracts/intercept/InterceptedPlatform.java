package dev.ferry.contracts.intercept;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import java.util.concurrent.CompletionStage;

record InterceptedPlatform(Platform platform, Interceptor interceptor) implements Platform {

    @Override
    public CompletionStage<Void> authenticate() {
        return interceptor.pass("authenticate", platform::authenticate);
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload) {
        return interceptor.pass("send", () -> platform.upload(upload));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token) {
        return interceptor.pass("ask", () -> platform.status(token));
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind) {
        return interceptor.pass("fetch " + kind.key(), () -> platform.result(token, kind));
    }
}
