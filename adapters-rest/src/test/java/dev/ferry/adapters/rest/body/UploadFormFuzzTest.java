package dev.ferry.adapters.rest.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ferry.adapters.rest.exchange.Parameters;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.async.Stages;
import dev.ferry.contracts.fake.SplitContent;
import io.vertx.core.MultiMap;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.function.IntUnaryOperator;

class UploadFormFuzzTest {

    private static final MediaType TYPE = MediaType.parse("multipart/form-data; boundary=b");

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void readsOrRefusesAnyFormIndependentlyOfItsChunks(FuzzedDataProvider data) {
        var sizes = data.consumeInts(8);
        var head = data.consumeBoolean() ? "--b\r\nContent-Disposition: form-data; name=" : "";
        var tail = data.consumeBoolean() ? "\r\n--b--" : "";
        var body = (head + data.consumeRemainingAsString() + tail).getBytes(StandardCharsets.UTF_8);

        var whole = read(body, left -> left);

        assertThat(read(body, cuts(sizes))).isEqualTo(whole);
        assertThat(whole.length()).isLessThanOrEqualTo(body.length + 200);
    }

    private static IntUnaryOperator cuts(int[] sizes) {
        var next = new int[1];
        return left -> sizes.length == 0 ? left : 1 + Math.floorMod(sizes[next[0]++ % sizes.length], left);
    }

    /** Returns fields and file, or the reason for a refusal. */
    private static String read(byte[] body, IntUnaryOperator sizes) {
        try {
            var none = Parameters.of(MultiMap.caseInsensitiveMultiMap(), "name", "overwrite", "results");
            var dataset = new UploadForm(new SplitContent(body, sizes), TYPE)
                    .receive(none)
                    .toCompletableFuture()
                    .join();
            var file = new ByteArrayOutputStream();
            dataset.data()
                    .open()
                    .toCompletableFuture()
                    .join()
                    .forEach(chunk -> {
                        while (chunk.hasRemaining()) {
                            file.write(chunk.get());
                        }
                    })
                    .toCompletableFuture()
                    .join();
            return dataset.parameters().single("name") + dataset.source() + file.toString(StandardCharsets.UTF_8);
        } catch (CompletionException | RefusedException e) {
            assertThat(Stages.cause(e)).isInstanceOf(RefusedException.class);
            return String.valueOf(Stages.cause(e).getMessage());
        }
    }
}
