package dev.ferry.adapters.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.async.Await;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.fake.VirtualTime;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnnoticedTurnTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** An older Ferry ends an upload without a word to the one that waits for it. */
    @Test
    void anUploadWhoseTurnHasComeUnnoticedIsFound() throws Exception {
        try (var store = SqliteJournal.open(folder.resolve("journal.db"), new VirtualTime())) {
            for (var id : List.of("first", "second")) {
                Await.value(store.ports()
                        .uploads()
                        .enter(Queued.submit(
                                new Submission(
                                        new UploadId(id),
                                        new DatasetName("roster"),
                                        List.of(ResultKind.FEEDBACK),
                                        null),
                                false,
                                Samples.PAYLOAD)));
            }
            try (var database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                    var statement = database.createStatement()) {
                statement.executeUpdate("UPDATE uploads SET due = NULL WHERE id = 'first'");
            }
            var claims = store.ports().claims();
            assertThat(Await.value(claims.claim("owner", Scope.everything(), 10, Duration.ofMinutes(1))))
                    .isEmpty();

            Await.value(claims.correctFarTimes(Scope.everything(), Duration.ofHours(1), Duration.ofMinutes(1)));

            assertThat(Await.value(claims.claim("owner", Scope.everything(), 10, Duration.ofMinutes(1))))
                    .extracting(entry -> entry.upload().id().value())
                    .containsExactly("second");
        }
    }
}
