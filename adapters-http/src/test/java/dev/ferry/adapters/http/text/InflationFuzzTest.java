package dev.ferry.adapters.http.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

class InflationFuzzTest {

    private static final int LIMIT = 10_000;

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void decodesTheSameInAnyChunksAndNeverBeyondTheLimit(FuzzedDataProvider data) throws IOException {
        var coding = data.consumeBoolean() ? "gzip" : "deflate";
        var size = data.consumeInt(1, 20);
        var bytes = data.consumeRemainingAsBytes();

        assertThat(read(coding, bytes, size)).isEqualTo(read(coding, bytes, Integer.MAX_VALUE));

        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        if (bytes.length <= LIMIT) {
            assertThat(read("gzip", zipped.toByteArray(), size)).isEqualTo(Arrays.toString(bytes));
        }
    }

    /** The bytes, or that there is a fault. */
    private static String read(String coding, byte[] coded, int size) {
        var inflation = new Inflation(coding, LIMIT);
        var read = new ByteArrayOutputStream();
        var buffer = new byte[1000];
        try {
            for (int from = 0; from < coded.length; ) {
                var length = Math.min(size, coded.length - from);
                inflation.add(ByteBuffer.wrap(coded, from, length));
                for (var count = inflation.read(buffer); count > 0; count = inflation.read(buffer)) {
                    read.write(buffer, 0, count);
                }
                from += length;
            }
            inflation.finish();
            assertThat(read.size()).isLessThanOrEqualTo(LIMIT);
            return Arrays.toString(read.toByteArray());
        } catch (UnreadableAnswerException e) {
            return "a fault"; // Inflater drops the output before an error, so the limit may be reached first or not
        } finally {
            inflation.close();
        }
    }
}
