package dev.ferry.benchmarks.pieces;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.adapters.http.text.JsonText;
import dev.ferry.adapters.http.text.ResultText;
import dev.ferry.application.content.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A result that came as a JSON string becomes its text. */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 1, timeUnit = TimeUnit.SECONDS)
public class Unquoting {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Param
    private Csv of = Csv.SIX_ROWS;

    private byte[] answer = new byte[0];

    /** For JMH, which then sets the parameter. */
    public Unquoting() {}

    Unquoting(Csv of) {
        this.of = of;
    }

    /** Makes the answer. */
    @Setup
    public void prepare() {
        answer = JsonText.quote(new String(of.bytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    /** As a result is fetched, to its end. */
    @Benchmark
    public ByteBuffer ferry() {
        var result = new ResultText(soon(new Bytes(answer).open()), true);
        var text = soon(result.next()).orElseThrow();
        if (soon(result.next()).isPresent()) {
            throw new IllegalStateException("a second piece");
        }
        return text;
    }

    /**
     * By way of a string, as Jackson reads it.
     *
     * @return the same
     * @throws IOException never
     */
    @Benchmark
    public ByteBuffer jackson() throws IOException {
        return ByteBuffer.wrap(JSON.readValue(answer, String.class).getBytes(StandardCharsets.UTF_8));
    }

    /** What is there already, since all bytes are. */
    private static <T> T soon(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
