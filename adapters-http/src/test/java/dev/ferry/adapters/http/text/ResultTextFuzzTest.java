package dev.ferry.adapters.http.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.contracts.fake.SplitContent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.function.IntUnaryOperator;

class ResultTextFuzzTest {

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void readsTheSameTextInAnyChunks(FuzzedDataProvider data) {
        var json = data.consumeBoolean();
        var sizes = data.consumeInts(8);
        var bytes = data.consumeRemainingAsBytes();

        var whole = read(bytes, json, remaining -> remaining);

        assertThat(read(bytes, json, chunkSizes(sizes))).isEqualTo(whole);
        assertThat(whole.length()).isLessThanOrEqualTo(bytes.length * 3 + 100);

        var text = new String(bytes, StandardCharsets.UTF_8);
        var quoted = JsonText.quote(text).getBytes(StandardCharsets.UTF_8);
        assertThat(read(quoted, true, chunkSizes(sizes))).isEqualTo(text);
    }

    private static IntUnaryOperator chunkSizes(int[] sizes) {
        var next = new int[1];
        return remaining ->
                sizes.length == 0 ? remaining : 1 + Math.floorMod(sizes[next[0]++ % sizes.length], remaining);
    }

    /** The text, or the message of the fault. */
    private static String read(byte[] bytes, boolean json, IntUnaryOperator sizes) {
        var read = new ByteArrayOutputStream();
        try {
            new ResultText(new SplitContent(bytes, sizes), json)
                    .forEach(chunk -> {
                        while (chunk.hasRemaining()) {
                            read.write(chunk.get());
                        }
                    })
                    .toCompletableFuture()
                    .join();
            return read.toString(StandardCharsets.UTF_8);
        } catch (CompletionException e) {
            assertThat(Stages.cause(e)).isInstanceOf(PlatformException.class);
            return "fault: " + Stages.cause(e).getMessage();
        }
    }
}
