package dev.ferry.adapters.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.contracts.Samples;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.upload.Submitting;
import dev.ferry.domain.upload.Upload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OutputTest {

    private static final Instant NOW = Instant.parse("2024-07-01T09:00:00Z");
    private final Submitting submitting =
            Samples.submitted("June").next().intend().next();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void everyMemberOfTheJsonIsAlwaysPresent() {
        assertThat(JsonOutput.parse(json(submitting)).fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "name",
                        "state",
                        "token",
                        "attempt",
                        "overwrite",
                        "createdAt",
                        "updatedAt",
                        "nextAt",
                        "waitingFor",
                        "source",
                        "version",
                        "fault",
                        "unknownStatus",
                        "collected",
                        "missing",
                        "problems",
                        "warnings",
                        "file",
                        "results");
        assertThat(json(submitting))
                .contains("\"id\":\"June\"", "\"file\":\"June.csv\"", "\"state\":\"queued\"", "\"token\":null")
                .contains("\"attempt\":1", "\"results\":{}", "\"problems\":[]", "\"warnings\":[]", "\"fault\":null");
    }

    @Test
    void faultsContainTheMembersThatScriptsNeed() {
        assertThat(json(submitting.failed(new Refused(413, "too large")).next()))
                .contains("\"state\":\"failed\"")
                .contains(
                        "\"fault\":{\"code\":\"refused\",\"summary\":\"the Platform refused with status 413: too large\",\"status\":413,\"words\":\"too large\"}");
        assertThat(json(submitting
                        .deferred(new Throttled("busy", Duration.ofSeconds(7)), NOW)
                        .next()))
                .contains("\"state\":\"queued\"")
                .contains("\"fault\":{\"code\":\"throttled\",\"summary\":\"busy\",\"retryAfterSeconds\":7}");
        assertThat(json(submitting.outcomeUnknown(new OutcomeUnknown("reset")).next()))
                .contains("\"state\":\"in-doubt\"")
                .contains("\"code\":\"outcome-unknown\"");
    }

    @Test
    void everyStateHasItsExitCode() {
        var processing = submitting.accepted(Samples.TOKEN, NOW).next();
        assertThat(ExitCode.of(submitting)).isEqualTo(ExitCode.STILL_RUNNING);
        assertThat(ExitCode.of(processing)).isEqualTo(ExitCode.STILL_RUNNING);
        assertThat(ExitCode.of(processing
                        .rejected(new ProcessingStatus("x"), Samples.PAYLOAD)
                        .next()))
                .isEqualTo(ExitCode.REJECTED);
        assertThat(ExitCode.of(
                        submitting.outcomeUnknown(new OutcomeUnknown("x")).next()))
                .isEqualTo(ExitCode.IN_DOUBT);
        assertThat(ExitCode.of(submitting.failed(new Unauthorized("x")).next())).isEqualTo(ExitCode.AUTHENTICATION);
        assertThat(ExitCode.of(submitting.failed(new Unavailable("x")).next())).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(ExitCode.of(submitting.failed(new Refused(400, "x")).next())).isEqualTo(ExitCode.FAILED);
        assertThat(ExitCode.of(submitting.cancel().next())).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void theMoreSevereExitCodeCounts() {
        assertThat(ExitCode.COMPLETED.orMoreSevere(ExitCode.REJECTED)).isEqualTo(ExitCode.REJECTED);
        assertThat(ExitCode.IN_DOUBT.orMoreSevere(ExitCode.REJECTED)).isEqualTo(ExitCode.IN_DOUBT);
        assertThat(ExitCode.USAGE.orMoreSevere(ExitCode.AUTHENTICATION)).isEqualTo(ExitCode.USAGE);
        assertThat(ExitCode.USAGE.orMoreSevere(ExitCode.IN_DOUBT)).isEqualTo(ExitCode.IN_DOUBT);
    }

    @Test
    void thePageShowsTheOrderOfTheExitCodes() throws IOException {
        var order = Arrays.stream(ExitCode.values())
                .filter(code -> code != ExitCode.INTERRUPTED)
                .map(code -> String.valueOf(code.code()))
                .collect(Collectors.joining(", "));

        assertThat(Files.readString(Path.of("..", "docs", "cli.md")))
                .contains("From least to most severe: " + order + ".");
    }

    @Test
    void outputThatCannotBeWrittenIsReportedAndHasNoGaps() {
        var received = new ByteArrayOutputStream();
        var output = new StandardOutput(failingOnce(received, "No space left on device"));

        output.println("lost");
        output.println("dropped");

        assertThat(output.failure()).contains("No space left on device");
        assertThat(received.size()).isZero();
    }

    @Test
    void aReaderThatClosesThePipeIsNoFailure() {
        var output = new StandardOutput(failingOnce(new ByteArrayOutputStream(), "Broken pipe"));

        output.println("line");

        assertThat(output.failure()).isEmpty();
    }

    private static OutputStream failingOnce(OutputStream target, String message) {
        return new OutputStream() {
            private boolean failed;

            @Override
            public void write(int octet) throws IOException {
                if (!failed) {
                    failed = true;
                    throw new IOException(message);
                }
                target.write(octet);
            }
        };
    }

    @Test
    void problemsArePrintedAsACompilerDoes() {
        ProblemLines.print(
                out,
                "f.csv",
                List.of(new Problem(3, "EndTime", "25", "no time"), new Problem(4, null, null, "short")),
                2);

        assertThat(printed()).isEqualTo("f.csv:3: EndTime: '25': no time\nf.csv:4: short\n");
    }

    @Test
    void theAdviceOnAnUnknownStatusNamesTheWordAndTheSettings() {
        assertThat(UnknownStatusAdvice.of(new ProcessingStatus("polishing")))
                .contains("'polishing'")
                .contains("FERRY_PLATFORM_SUCCESS_STATUSES", "FERRY_PLATFORM_FAILURE_STATUSES")
                .contains("FERRY_PLATFORM_UNDER_WAY_STATUSES");
    }

    @Test
    void problemsBeyondTheMaximumAreCounted() {
        ProblemLines.print(out, "f.csv", Collections.nCopies(150, new Problem(1, null, null, "bad")), 2000);

        assertThat(printed().lines()).hasSize(101).last().isEqualTo("… and 1900 more (--json lists them)");
    }

    @Test
    void tableColumnsAreAligned() {
        var table = new Table("A", "LONG");
        table.addRow("wide", "x");
        table.print(out);

        assertThat(printed()).isEqualTo("A     LONG\nwide  x\n");
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String json(Upload upload) {
        return JsonOutput.of(
                        new UploadOutcome(
                                "June.csv",
                                new JournalEntry(upload, 1, null, NOW, NOW),
                                Map.of(),
                                List.of(),
                                List.of()),
                        Map.of())
                .toString();
    }
}
