package dev.ferry.adapters.http.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.contracts.fake.SplitContent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretMaskTest {

    private static final String STARS = "********";

    private final Random random = new Random(11);

    @Test
    void masksASecretThatIsCutAnywhere() {
        var text = "1|E1|your key correct horse battery is bad\r\n2|日本😀|correct horse batter";
        var masked = text.replace("correct horse battery", STARS);
        var bytes = text.getBytes(StandardCharsets.UTF_8).length;
        for (int cut = 1; cut < bytes; cut++) {
            assertThat(mask(text, firstThenRest(cut), "correct horse battery")).isEqualTo(masked);
        }
        assertThat(mask(text, remaining -> 1, "correct horse battery")).isEqualTo(masked);
    }

    @Test
    void masksALongSecretThatStartsWithAShortOne() {
        for (int cut = 1; cut < 15; cut++) {
            assertThat(mask("key androiddebugkey and android.", firstThenRest(cut), "android", "androiddebugkey"))
                    .isEqualTo("key ******** and ********.");
        }
        assertThat(mask("key androiddebugx", remaining -> 1, "android", "androiddebugkey"))
                .isEqualTo("key ********debugx");
    }

    @Test
    void masksSecretsThatOverlapOrContainEachOther() {
        assertThat(mask("(abcdefghijkl)", remaining -> 1, "abcdefgh", "fghijkl"))
                .isEqualTo("(********)");
        assertThat(mask("(xxabcdefghyyy)", remaining -> 1, "abcdefgh", "xxabcdefghyyyz"))
                .isEqualTo("(xx********yyy)");
        assertThat(mask("(abcdefghabcdefgh)", remaining -> 1, "abcdefgh")).isEqualTo("(********)");
        assertThat(mask("aaaaaaaaaaaa", remaining -> Math.min(5, remaining), "aaaaaaaa"))
                .isEqualTo(STARS);
    }

    @Test
    void masksTheSameInAnyChunksAsASearchForEachSecret() {
        for (int round = 0; round < 3_000; round++) {
            var alphabet = 2 + random.nextInt(3);
            var secrets = Stream.generate(() -> letters(1 + random.nextInt(6), alphabet))
                    .limit(1 + random.nextInt(4))
                    .toArray(String[]::new);
            var text = letters(random.nextInt(60), alphabet);

            assertThat(mask(text, remaining -> 1 + random.nextInt(remaining), secrets))
                    .as("%s in %s", List.of(secrets), text)
                    .isEqualTo(search(text, secrets));
        }
    }

    @Test
    void holdsBackLessThanTheLongestSecretHas() {
        var secrets = List.of("aaaaaaaaac", "abaaaabac", "b" + "a".repeat(30) + "c");
        var mask = new SecretMask(new SecretMatcher(secrets));
        var read = 0;
        var written = 0;
        for (int i = 0; i < 10_000; i++) {
            var chunk = letters(1 + random.nextInt(40), 1 + i % 2).getBytes(StandardCharsets.UTF_8);
            read += chunk.length;
            written += mask.convert(ByteBuffer.wrap(chunk)).remaining();
            assertThat(read - written).isLessThan(32);
        }
        assertThat(written + mask.end().remaining()).isEqualTo(read);
    }

    @Test
    void passesOnTextWithoutASecretWithoutCopyingIt() {
        var chunk = "nothing to hide".getBytes(StandardCharsets.UTF_8);

        assertThat(new SecretMask(new SecretMatcher(List.of("zzz")))
                        .convert(ByteBuffer.wrap(chunk))
                        .array())
                .isSameAs(chunk);
    }

    private String letters(int length, int alphabet) {
        var letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append((char) ('a' + random.nextInt(alphabet)));
        }
        return letters.toString();
    }

    private static IntUnaryOperator firstThenRest(int first) {
        var isFirst = new boolean[] {true};
        return remaining -> {
            var size = isFirst[0] ? first : remaining;
            isFirst[0] = false;
            return size;
        };
    }

    private static String mask(String text, IntUnaryOperator sizes, String... secrets) {
        var masked = new ByteArrayOutputStream();
        new MaskedChunks(
                        new SplitContent(text.getBytes(StandardCharsets.UTF_8), sizes),
                        new SecretMatcher(List.of(secrets)))
                .forEach(chunk -> {
                    assertThat(chunk.hasRemaining()).isTrue();
                    while (chunk.hasRemaining()) {
                        masked.write(chunk.get());
                    }
                })
                .toCompletableFuture()
                .join();
        return masked.toString(StandardCharsets.UTF_8);
    }

    private static String search(String text, String... secrets) {
        var covered = new BitSet();
        for (var secret : secrets) {
            for (var at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
                covered.set(at, at + secret.length());
            }
        }
        var masked = new StringBuilder();
        IntStream.range(0, text.length()).forEach(i -> {
            if (!covered.get(i)) {
                masked.append(text.charAt(i));
            } else if (i == 0 || !covered.get(i - 1)) {
                masked.append(STARS);
            }
        });
        return masked.toString();
    }
}
