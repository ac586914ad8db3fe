package dev.ferry.adapters.rest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.content.Chunks;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PartHeadsTest {

    private static final String ALMOST_DELIMITERS = "a\r\n--limi\r\n\r\n--\r\r\n-\n--limit\r\n--lim";

    @RepeatedTest(300)
    void readsTheSamePartsFromAnyChunks(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var body = "preamble\r\n--limit\r\n" + part("one", "") + "\r\n--limit  \r\n" + part("two", ALMOST_DELIMITERS)
                + "\r\n--limit\r\n" + part("three", "\r\n") + "\r\n--limit--\r\nepilogue";

        assertThat(read(chunks(body, random))).containsExactly("one=", "two=" + ALMOST_DELIMITERS, "three=\r\n");
    }

    @Test
    void needsNoLineBreakBeforeTheFirstDelimiter() {
        assertThat(read(chunks("--limit\r\n" + part("one", "1") + "\r\n--limit--", new Random(1))))
                .containsExactly("one=1");
    }

    @Test
    void failsForEveryTruncatedForm() {
        var whole = "--limit\r\n" + part("one", "1") + "\r\n--limit--";
        for (int end = 0; end < whole.length(); end++) {
            var cut = whole.substring(0, end);
            assertThatThrownBy(() -> read(chunks(cut, new Random(1))))
                    .as(cut)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(RefusedException.class);
        }
    }

    @Test
    void refusesAPartWithoutANameAndAHeadWithoutAnEnd() {
        assertThatThrownBy(() -> read(chunks("--limit\r\nX: y\r\n\r\n1\r\n--limit--", new Random(1))))
                .hasMessageContaining("has no name");
        assertThatThrownBy(() -> read(chunks("--limit\r\nX: " + "y".repeat(20_000), new Random(1))))
                .hasMessageContaining("larger than 8 KiB");
    }

    private static String part(String name, String value) {
        return "content-disposition: form-data; name=" + name + "\r\n\r\n" + value;
    }

    private static List<String> read(Chunks body) {
        var parts = new MultipartReader(body, "limit");
        var seen = new ArrayList<String>();
        for (var part = parts.next().toCompletableFuture().join(); part.isPresent(); ) {
            var value = new ByteArrayOutputStream();
            parts.body()
                    .forEach(chunk -> {
                        while (chunk.hasRemaining()) {
                            value.write(chunk.get());
                        }
                    })
                    .toCompletableFuture()
                    .join();
            seen.add(part.get().name() + "=" + value.toString(StandardCharsets.UTF_8));
            part = parts.next().toCompletableFuture().join();
        }
        return seen;
    }

    private static Chunks chunks(String text, Random random) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Chunks() {
            private int from;

            @Override
            public CompletionStage<Optional<ByteBuffer>> next() {
                var to = Math.min(bytes.length, from + 1 + random.nextInt(12));
                var chunk = from == bytes.length
                        ? Optional.<ByteBuffer>empty()
                        : Optional.of(ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, to)));
                from = to;
                return CompletableFuture.completedStage(chunk);
            }

            @Override
            public void close() {}
        };
    }
}
