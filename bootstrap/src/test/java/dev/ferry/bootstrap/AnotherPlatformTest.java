package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.async.Await;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.bootstrap.observability.Observability;
import dev.ferry.bootstrap.settings.SettingsMapping;
import dev.ferry.bootstrap.settings.SettingsReader;
import dev.ferry.bootstrap.settings.StoreSettings.OnDisk;
import dev.ferry.bootstrap.store.Store;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ferry runs over a Platform without HTTP, with its own settings, tokens, rate and close, and no credentials. */
class AnotherPlatformTest {

    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\nE1,01/07/2024,09:00,01/07/2024,17:00\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @SuppressWarnings("NullAway.Init")
    private FolderPlatformFactory factory;

    @BeforeEach
    void createPlatform() throws IOException {
        factory = new FolderPlatformFactory(
                Files.createDirectory(home.resolve("platform")), "the accounts department", 7);
    }

    @Test
    void uploadsAndFetchesResults() throws IOException {
        try (var running = start()) {
            var upload = upload(running, "June");

            assertThat(upload).isInstanceOf(Completed.class);
            assertThat(upload.token()).isEqualTo(new ProcessingToken("received/June.csv"));
            assertThat(home.resolve("platform/received/June.csv")).hasContent(CSV);
            var feedback = Await.value(running.ferry().results().result(upload.id(), ResultKind.FEEDBACK));
            assertThat(Await.value(Text.head(feedback.orElseThrow(), 100))).isEqualTo("feedback of received/June.csv");
        }
    }

    @Test
    void usesTheRateTheAddressAndTheCloseOfThePlatform() {
        try (var running = start()) {
            upload(running, "June");

            assertThat(factory.rates).contains(7);
            assertThat(running.platformUrl()).isEqualTo("folder:///platform");
            assertThat(running.proxies()).isEmpty();
            assertThat(factory.closed).isFalse();
        }
        assertThat(factory.closed).isTrue();
    }

    private RunningFerry start() {
        var mapping = new SettingsMapping(new SettingsReader(
                        Map.of("HOME", home.toString(), "FERRY_POLLING", "fixed(50ms)"), home, home, note -> {})
                .read());
        var shutdown = new Shutdown();
        var files = new OnDisk(home.resolve("ferry.db"), home.resolve("data"));
        var parts = new RunningFerry.Parts(
                new Target(
                        factory,
                        clock -> Store.open(
                                files,
                                mapping.account(factory.profile().account()),
                                clock,
                                size -> {},
                                Store.CHECKED_BY_COMMAND)),
                mapping.engineOfCommand(),
                mapping.datasets(),
                Duration.ofSeconds(5),
                Observability.ofCommand(false, Optional.empty()),
                TestSeams.standard());
        return RunningFerry.start(RunningFerry.vertx(shutdown), parts, shutdown);
    }

    private static Upload upload(RunningFerry running, String name) {
        var request = new UploadRequest(
                new DatasetName(name),
                false,
                List.of(ResultKind.FEEDBACK),
                name + ".csv",
                Bytes.of(CSV),
                TableFormat.DETECTED,
                null);
        var id = switch (Await.value(running.ferry().submit().submit(request))) {
            case Submitted.Accepted accepted -> accepted.entry().upload().id();
            case Submitted.KeyReused reused -> throw new AssertionError(reused);
            case Submitted.Unusable unusable -> throw new AssertionError(unusable.reason());
            case Submitted.Invalid invalid -> throw new AssertionError(invalid);
        };
        running.ferry().work().workOn(id);
        return Await.value(running.ferry().track().await(id, Duration.ofSeconds(60)))
                .orElseThrow()
                .upload();
    }
}
