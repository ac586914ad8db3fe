package dev.ferry.adapters.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.ferry.adapters.telemetry.Rig;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UploadLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.ferry.upload");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Rig rig = new Rig().started();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.DEBUG);
    }

    @AfterEach
    void detach() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void logsOneLinePerEventWithUploadAndAttempt() {
        rig.platform.uploadFails(new Unavailable("connection refused"));

        var id = rig.process("June");

        assertThat(lines.list.stream().map(line -> field(line, "event")))
                .containsExactly(
                        "queued",
                        "submitting",
                        "deferred",
                        "submitting",
                        "accepted",
                        "result-collected",
                        "result-collected",
                        "completed");
        assertThat(lines.list).allSatisfy(line -> {
            assertThat(field(line, "upload")).isEqualTo(id.value());
            assertThat(field(line, "attempt")).isEqualTo("1");
            assertThat(field(line, "trace")).isEqualTo(id.value().replace("-", ""));
        });
        assertThat(field(lines.list.get(2), "detail")).isEqualTo("connection refused");
    }

    @Test
    void logsEventsThatNeedAPersonAsWarnings() {
        rig.platform.uploadFails(new OutcomeUnknown("reset")).uploadFails(new Refused(413, "too large"));
        rig.process("June");
        rig.process("July");
        assertThat(field(lines.list.getLast(), "status")).isEqualTo("413");
        rig.platform.resultFails(ResultKind.FEEDBACK, new Refused(404, "none"));
        rig.process("August");

        assertThat(lines.list.stream().filter(line -> line.getLevel() == Level.WARN))
                .extracting(line -> field(line, "event"), line -> field(line, "fault"))
                .containsExactly(
                        tuple("in-doubt", "outcome-unknown"),
                        tuple("failed", "refused"),
                        tuple("result-missing", "refused"));
    }

    @Test
    void warnsOnceOfAnUnknownStatusWithoutThePlatformsText() {
        rig.platform.statuses("polishing Jane Doe", "polishing", "completedsuccessfully");
        rig.process("June");

        assertThat(lines.list.stream().filter(line -> line.getLevel() == Level.WARN))
                .singleElement()
                .satisfies(line -> {
                    assertThat(field(line, "event")).isEqualTo("unknown-status");
                    assertThat(text(line)).contains("ferry list").doesNotContain("polishing", "Jane");
                });
    }

    @Test
    void logsNeitherNamesNorThePlatformsTextAboutTheData() {
        rig.platform
                .uploadFails(new Refused(400, "row 1: Jane Doe is no Reference"))
                .statuses("failed: Jane Doe")
                .result(ResultKind.FEEDBACK, "1|Jane Doe|unknown");
        rig.process("Payroll of Jane Doe");
        rig.process("Payroll of Jane Doe");
        rig.time.pass(Duration.ofHours(1));

        assertThat(lines.list).isNotEmpty();
        assertThat(lines.list.stream().map(UploadLogTest::text).collect(Collectors.joining("\n")))
                .doesNotContain("Jane", "Payroll", "secret/");
    }

    @Test
    void logsALostLease() {
        UploadLog.leaseLost(new UploadId("a"), 2);

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(field(line, "upload") + field(line, "attempt")).isEqualTo("a2");
        });
    }

    private static String text(ILoggingEvent line) {
        return line.getFormattedMessage() + line.getKeyValuePairs();
    }

    private static String field(ILoggingEvent line, String key) {
        return line.getKeyValuePairs().stream()
                .filter(pair -> pair.key.equals(key))
                .map(pair -> String.valueOf(pair.value))
                .findFirst()
                .orElse("");
    }
}
