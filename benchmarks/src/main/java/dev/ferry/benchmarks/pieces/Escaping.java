package dev.ferry.benchmarks.pieces;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.ferry.adapters.http.text.JsonText;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A data set becomes the inside of a JSON string. */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 1, timeUnit = TimeUnit.SECONDS)
public class Escaping {

    @Param
    private Csv of = Csv.SIX_ROWS;

    private byte[] data = new byte[0];

    /** For JMH, which then sets the parameter. */
    public Escaping() {}

    Escaping(Csv of) {
        this.of = of;
    }

    /** Makes the data set. */
    @Setup
    public void prepare() {
        data = of.bytes();
    }

    /**
     * As an upload is sent.
     *
     * @return the escaped bytes
     */
    @Benchmark
    public Buffer ferry() {
        return JsonText.escape(ByteBuffer.wrap(data));
    }

    /**
     * By way of a string, which is what Jackson escapes.
     *
     * @return the same
     */
    @Benchmark
    public byte[] jackson() {
        return JsonStringEncoder.getInstance().quoteAsUTF8(new String(data, StandardCharsets.UTF_8));
    }

    /**
     * Measures and then writes, as Ferry does, but each byte by itself.
     *
     * @return the same
     */
    @Benchmark
    public byte[] byteByByte() {
        var length = 0;
        for (var b : data) {
            length += escape(b) == 0 ? 1 : 2;
        }
        var text = new byte[length];
        var at = 0;
        for (var b : data) {
            var escape = escape(b);
            if (escape != 0) {
                text[at++] = '\\';
            }
            text[at++] = escape == 0 ? b : escape;
        }
        return text;
    }

    /** What comes behind the backslash, 0 for none; nothing in these data sets needs a longer escape. */
    private static byte escape(byte b) {
        return switch (b) {
            case '"', '\\' -> b;
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
    }
}
