package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.script.JsonMembers;
import dev.ferry.sandbox.wire.SandboxAnswer;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;

/** Faults that replace the correct answer. */
final class AnswerFaults {

    /** Feedback that resembles the vendor's format, with an error in every part. */
    private static final String NONSENSE = """
            the rows below could not be processed
            31/02/2024
            one|31/02/2024|this is not a row number
            -1|31/02/2024|nor is this
            99999999999999999999|31/02/2024|this is longer than a number
            1|31/02/2024
            7000|no such value|there is no such row
            ||
            """;

    private static final Duration FOREVER = Duration.ofDays(36_500);

    /** An HTTP date (RFC 9110 section 5.6.7). */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private AnswerFaults() {}

    /** An answer with another status; the work is not performed. */
    static InjectedFault answer(JsonMembers in) {
        var status = in.number("status", 200, 599)
                .orElseThrow(() -> in.wrong("status", "is missing; write an HTTP status code from 200 to 599"));
        var words = in.text("words").orElse("the sandbox was scripted to answer " + status);
        var answer = SandboxAnswer.text(status.intValue(), words);
        var seconds = in.duration("retryAfter");
        var date = in.duration("retryAfterDate");
        if (seconds.isPresent() && date.isPresent()) {
            throw in.wrong("retryAfterDate", "cannot be combined with retryAfter; remove one of them");
        }
        if (date.isPresent()) {
            return (wire, work) -> wire.send(answer.with("Retry-After", HTTP_DATE.format(after(date.get()))));
        }
        var complete = seconds.map(pause -> answer.with("Retry-After", String.valueOf(roundedUp(pause))))
                .orElse(answer);
        return (wire, work) -> wire.send(complete);
    }

    /** An answer whose body is the same bytes each time; they are not valid UTF-8. */
    static InjectedFault garbage(JsonMembers in) {
        var bytes = new byte[in.number("bytes", 1, 1 << 20).orElse(512L).intValue()];
        new Random(bytes.length).nextBytes(bytes);
        return (wire, work) -> wire.send(work.perform().withBody(Buffer.buffer(bytes)));
    }

    static InjectedFault stuck(JsonMembers in) {
        var processing = in.duration("for").orElse(FOREVER);
        return (wire, work) -> wire.send(work.performSlowly(processing));
    }

    static InjectedFault unknownStatus(JsonMembers in) {
        var word = in.text("word").orElse("hibernating");
        return (wire, work) -> wire.send(SandboxAnswer.json(word));
    }

    static InjectedFault malformedFeedback(JsonMembers in) {
        var text = in.text("text").orElse(NONSENSE);
        return (wire, work) -> wire.send(SandboxAnswer.text(200, text));
    }

    private static Instant after(Duration pause) {
        return Instant.now().plus(pause).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
    }

    private static long roundedUp(Duration pause) {
        return pause.plusMillis(999).toSeconds();
    }
}
