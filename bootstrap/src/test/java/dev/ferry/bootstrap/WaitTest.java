package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a command's wait. */
class WaitTest {

    private static final String GOOD =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void resumesAnUploadAfterAWaitTimedOut() throws IOException {
        try (var slow = new Terminal(folder, "1500ms")) {
            var file = slow.file("June.csv", GOOD).toString();
            assertThat(slow.run("upload", file, "--wait", "200ms").code()).isEqualTo(5);

            var resumed = slow.run("resume");

            assertThat(resumed.code()).isZero();
            assertThat(resumed.out()).contains("1 rows processed, no errors");
            assertThat(slow.sandbox.uploads()).hasSize(1);
            assertThat(slow.run("resume").err()).isEqualTo("ferry: there are no unfinished uploads\n");
        }
    }

    /** Ending the request at that moment would put the upload in doubt. */
    @Test
    void doesNotEndWhileAnUploadIsBeingSent() throws IOException, InterruptedException {
        try (var slow = new Terminal(folder, "1m")) {
            slow.faults("{\"endpoint\":\"upload\",\"fault\":\"latency\",\"for\":\"1s\",\"times\":1}");
            var file = slow.file("June.csv", GOOD).toString();

            var upload = slow.run("upload", file, "--wait", "100ms");

            assertThat(upload.code()).isEqualTo(5);
            assertThat(upload.err())
                    .contains("waiting for the Platform's answer")
                    .doesNotContain("in doubt");
            assertThat(slow.run("list").out()).contains("processing");
        }
    }
}
