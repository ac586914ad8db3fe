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
    void isTheSameTextHoweverItIsDressedAndCut(FuzzedDataProvider data) {
        var json = data.consumeBoolean();
        var sizes = data.consumeInts(8);
        var bytes = data.consumeRemainingAsBytes();

        var whole = read(bytes, json, left -> left);

        assertThat(read(bytes, json, cuts(sizes))).isEqualTo(whole);
        assertThat(whole.length()).isLessThanOrEqualTo(bytes.length * 3 + 100);

        var text = new String(bytes, StandardCharsets.UTF_8);
        var quoted = JsonText.quote(text).getBytes(StandardCharsets.UTF_8);
        assertThat(read(quoted, true, cuts(sizes))).isEqualTo(text);
    }

    private static IntUnaryOperator cuts(int[] sizes) {
        var next = new int[1];
        return left -> sizes.length == 0 ? left : 1 + Math.floorMod(sizes[next[0]++ % sizes.length], left);
    }

    /** The text, or what was wrong with it. */
    private static String read(byte[] bytes, boolean json, IntUnaryOperator sizes) {
        var read = new ByteArrayOutputStream();
        try {
            new ResultText(new SplitContent(bytes, sizes), json)
                    .forEach(piece -> {
                        while (piece.hasRemaining()) {
                            read.write(piece.get());
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
