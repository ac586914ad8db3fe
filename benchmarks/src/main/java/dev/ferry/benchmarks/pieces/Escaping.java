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

/** Measures the escaping of a data set for a JSON string. */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 1, timeUnit = TimeUnit.SECONDS)
public class Escaping {

    @Param
    private Csv of = Csv.SIX_ROWS;

    private byte[] data = new byte[0];

    /** Used by JMH, which then sets the parameter. */
    public Escaping() {}

    Escaping(Csv of) {
        this.of = of;
    }

    /** Creates the data set. */
    @Setup
    public void prepare() {
        data = of.bytes();
    }

    /**
     * Escapes as Ferry does for an upload.
     *
     * @return the escaped bytes
     */
    @Benchmark
    public Buffer ferry() {
        return JsonText.escape(ByteBuffer.wrap(data));
    }

    /**
     * Escapes with Jackson, which requires a string.
     *
     * @return the escaped bytes
     */
    @Benchmark
    public byte[] jackson() {
        return JsonStringEncoder.getInstance().quoteAsUTF8(new String(data, StandardCharsets.UTF_8));
    }

    /**
     * Measures and then writes, like Ferry, but one byte at a time.
     *
     * @return the escaped bytes
     */
    @Benchmark
    public byte[] byteByByte() {
        var length = 0;
        for (var b : data) {
            length += escape(b) == 0 ? 1 : 2;
        }
        var text = new byte[length];
        var position = 0;
        for (var b : data) {
            var escape = escape(b);
            if (escape != 0) {
                text[position++] = '\\';
            }
            text[position++] = escape == 0 ? b : escape;
        }
        return text;
    }

    /** The character after the backslash, 0 for none. These data sets need no longer escapes. */
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
