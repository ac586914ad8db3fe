package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.submission.DatasetName;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A complete 401 says that the Platform did not take the data. The intent is withdrawn before the data is sent again.
 */
class WithdrawalTest {

    private final Rig rig = new Rig();
    private final RecordingIntent intent = new RecordingIntent();

    private static final class RecordingIntent implements Intent {

        private final CompletableFuture<Void> declared = new CompletableFuture<>();
        private final CompletableFuture<Boolean> permission = new CompletableFuture<>();
        private final AtomicInteger withdrawals = new AtomicInteger();
        private CompletionStage<Void> withdrawn = CompletableFuture.completedStage(null);

        @Override
        public CompletionStage<Boolean> declare() {
            declared.complete(null);
            return permission;
        }

        @Override
        public CompletionStage<Void> withdraw(PlatformFault cause) {
            withdrawals.incrementAndGet();
            return withdrawn;
        }
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** Another call has renewed the token, but the repetition still has to wait for a connection. */
    @Test
    void isMadeAlsoIfThereIsANewTokenAlready() {
        acceptOnly("token-2");
        var upload = upload();
        Rig.value(intent.declared);
        rig.grant("token-2");
        Rig.value(rig.status());

        intent.permission.complete(true);

        assertThat(Rig.value(upload)).isEqualTo(Rig.TOKEN);
        assertThat(intent.withdrawals).hasValue(1);
    }

    /** The engine repeats the step from the journal. */
    @Test
    void thatFailsIsNotAFaultOfThePlatform() {
        var failure = new IOException("the journal is full");
        intent.permission.complete(true);
        intent.withdrawn = CompletableFuture.failedStage(failure);
        acceptOnly("token-2");

        assertThat(upload().toCompletableFuture())
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .isInstanceOf(ExecutionException.class)
                .withCause(failure);
    }

    /** Otherwise each further upload would send its data with a token that is known to be refused. */
    @Test
    void isNotNeededForALaterUploadWhileTheTokenCannotBeRenewed() {
        intent.permission.complete(true);
        acceptOnly("token-2");
        Rig.value(rig.platform.authenticate());
        rig.wire.stubFor(post("/connect/token").willReturn(aResponse().withStatus(500)));

        assertThat(Rig.fault(upload())).isInstanceOf(Unavailable.class);
        assertThat(Rig.fault(upload())).isInstanceOf(Unavailable.class);

        rig.wire.verify(1, postRequestedFor(urlEqualTo(Rig.UPLOAD)));
        assertThat(intent.withdrawals).hasValue(1);
    }

    private void acceptOnly(String token) {
        rig.answerQuery(Rig.answer(401, "expired"));
        rig.wire.stubFor(get(urlPathEqualTo(Rig.RESULTS))
                .withHeader("Authorization", equalTo("Bearer " + token))
                .willReturn(Rig.answer(200, "processing")));
        rig.answerUpload(Rig.answer(401, "expired"));
        rig.wire.stubFor(post(Rig.UPLOAD)
                .withHeader("Authorization", equalTo("Bearer " + token))
                .willReturn(Rig.answer(200, Rig.TOKEN.value())));
    }

    private CompletionStage<ProcessingToken> upload() {
        return rig.platform.upload(new DatasetUpload(new DatasetName("June"), false, Bytes.of("a"), null), intent);
    }
}
