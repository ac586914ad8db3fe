package dev.ferry.benchmarks.pieces;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.adapters.http.text.JsonText;
import dev.ferry.adapters.http.text.ResultDecoder;
import dev.ferry.application.content.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the decoding of a result that is a JSON string. */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 1, timeUnit = TimeUnit.SECONDS)
public class Unquoting {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ResultDecoder DECODER =
            new ResultDecoder(List.of(), StandardCharsets.UTF_8, true, Long.MAX_VALUE);

    @Param
    private Csv of = Csv.SIX_ROWS;

    private byte[] answer = new byte[0];

    /** Used by JMH, which then sets the parameter. */
    public Unquoting() {}

    Unquoting(Csv of) {
        this.of = of;
    }

    /** Creates the answer. */
    @Setup
    public void prepare() {
        answer = JsonText.quote(new String(of.bytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    /** Decodes as Ferry does when it fetches a result. */
    @Benchmark
    public ByteBuffer ferry() {
        var result = DECODER.decode(join(new Bytes(answer).open()));
        var text = join(result.next()).orElseThrow();
        if (join(result.next()).isPresent()) {
            throw new IllegalStateException("the result has a second chunk");
        }
        return text;
    }

    /**
     * Decodes with Jackson, which creates a string.
     *
     * @throws IOException never
     */
    @Benchmark
    public ByteBuffer jackson() throws IOException {
        return ByteBuffer.wrap(JSON.readValue(answer, String.class).getBytes(StandardCharsets.UTF_8));
    }

    /** The value of a stage that is already complete, because all bytes are available. */
    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
