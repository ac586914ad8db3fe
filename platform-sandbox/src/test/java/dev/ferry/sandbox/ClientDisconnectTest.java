package dev.ferry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.sandbox.fault.FaultScript;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that closes its connection during a request causes no error in the sandbox. */
class ClientDisconnectTest {

    private final Client client = new Client(SandboxOptions.standard());
    private final List<LogRecord> errors = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            if (logged.getLevel().intValue() >= Level.SEVERE.intValue()) {
                errors.add(logged);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void close() {
        Logger.getLogger("").removeHandler(listener);
        client.close();
    }

    @Test
    void duringTheUpload() throws IOException {
        try (var connection = new RawConnection(client)) {
            connection.sendUploadHead(1000).send("{\"Name\":\"Ju");
        }

        assertRecorded("/api/UploadData");
        assertThat(client.sandbox.uploads()).isEmpty();
    }

    @Test
    void beforeTheAnswer() throws IOException {
        client.sandbox.follow(
                FaultScript.parse("{\"rules\":[{\"endpoint\":\"upload\",\"fault\":\"latency\",\"for\":\"1m\"}]}"));

        try (var connection = new RawConnection(client)) {
            connection.sendUpload("June", "User1,01/07/2024,09:00,01/07/2024,17:00");
            Awaitility.await().until(() -> client.sandbox.uploads().size() == 1);
        }

        assertRecorded("/api/UploadData");
    }

    private void assertRecorded(String path) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(client.sandbox.requests())
                        .filteredOn(request -> request.path().equals(path))
                        .singleElement()
                        .satisfies(request -> assertThat(request.status()).isZero()));
        assertThat(errors).extracting(LogRecord::getMessage).isEmpty();
    }
}
