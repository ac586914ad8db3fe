package dev.ferry.benchmarks.pieces;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.adapters.http.text.Redactor;
import dev.ferry.adapters.http.wire.Classification;
import dev.ferry.adapters.http.wire.CompleteAnswer;
import dev.ferry.domain.platform.ProcessingToken;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the parsing of a short, complete answer. */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 2, timeUnit = TimeUnit.SECONDS)
public class Understanding {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Classification CLASSIFICATION =
            new Classification(InstantSource.system(), new Redactor(List.of("secret")), Duration.ofHours(1));
    private static final ProcessingToken TOKEN = new ProcessingToken(ShortAnswer.RECEIPT.text);

    @Param
    private ShortAnswer of = ShortAnswer.STATUS;

    private CompleteAnswer answer = answer("");

    /** Used by JMH, which then sets the parameter. */
    public Understanding() {}

    Understanding(ShortAnswer of) {
        this.of = of;
    }

    /** Creates the answer. */
    @Setup
    public void prepare() {
        answer = answer("\"" + of.text + "\"");
    }

    private static CompleteAnswer answer(String body) {
        var headers = MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/json");
        return new CompleteAnswer(200, headers, Buffer.buffer(body), false);
    }

    /** Parses and checks for invalid answers: a web page, control characters, a token that is not a UUID. */
    @Benchmark
    public String ferry() {
        return switch (of) {
            case STATUS -> CLASSIFICATION.status(answer, TOKEN).word();
            case RECEIPT -> CLASSIFICATION.token(answer, 0).value();
        };
    }

    /**
     * Parses any JSON string without checks.
     *
     * @throws IOException never
     */
    @Benchmark
    public String jackson() throws IOException {
        return JSON.readTree(answer.body().getBytes()).textValue();
    }
}
