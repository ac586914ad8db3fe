package dev.ferry.adapters.http.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.application.async.Stages;
import dev.ferry.contracts.fake.SplitContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class InflationTest {

    private static final byte[] TEXT = "1|E1|no such reference\r\n".repeat(40).getBytes(StandardCharsets.UTF_8);

    private final Random random = new Random(5);

    @Test
    void decodesTheSameInAnyChunks() throws IOException {
        for (int round = 0; round < 200; round++) {
            IntUnaryOperator sizes = remaining -> 1 + random.nextInt(Math.min(remaining, 1 + random.nextInt(60)));
            assertThat(read("gzip", gzip(TEXT), sizes)).isEqualTo(TEXT);
            assertThat(read("gzip", withAllHeaderFields(), sizes)).isEqualTo(TEXT);
            assertThat(read("gzip", withEmptyExtraField(), sizes)).isEqualTo(TEXT);
            assertThat(read("deflate", deflate(TEXT, false), sizes)).isEqualTo(TEXT);
            assertThat(read("deflate", deflate(TEXT, true), sizes)).isEqualTo(TEXT);
        }
    }

    @Test
    void decodesAllMembersCutAnywhere() throws IOException {
        var members = concat(gzip(TEXT), gzip(new byte[0]), withAllHeaderFields());
        var expected = concat(TEXT, TEXT);
        for (int size = 1; size < members.length; size++) {
            var chunk = size;
            assertThat(read("gzip", members, remaining -> Math.min(chunk, remaining)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void ignoresZerosAfterTheEnd() throws IOException {
        assertThat(read("gzip", concat(gzip(TEXT), new byte[3]), remaining -> 1))
                .isEqualTo(TEXT);
        assertThat(read("deflate", concat(deflate(TEXT, false), new byte[1]), remaining -> remaining))
                .isEqualTo(TEXT);
    }

    @Test
    void anEmptyBodyIsEmpty() {
        assertThat(read("gzip", new byte[0], remaining -> remaining)).isEmpty();
        assertThat(read("deflate", new byte[0], remaining -> remaining)).isEmpty();
    }

    @Test
    void everyCutOffBodyIsAFault() throws IOException {
        for (var coded : new byte[][] {gzip(TEXT), withAllHeaderFields(), deflate(TEXT, false), deflate(TEXT, true)}) {
            var coding = coded[0] == 0x1F ? "gzip" : "deflate";
            for (int length = 1; length < coded.length; length++) {
                var cut = Arrays.copyOf(coded, length);
                assertThatThrownBy(() -> read(coding, cut, remaining -> remaining))
                        .as("the first %d bytes", length)
                        .hasMessageContaining("cannot be read")
                        .hasMessageContaining("'" + coding + "'");
            }
        }
    }

    @Test
    void otherDataAfterTheEndIsAFault() throws IOException {
        for (var rest : new String[] {"x", "\r\n", "\0x", "\u001f\u008b\u0007", "1|E2|more"}) {
            var bytes = rest.getBytes(StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> read("gzip", concat(gzip(TEXT), bytes), remaining -> remaining))
                    .hasMessageContaining("'gzip'");
            assertThatThrownBy(() -> read("deflate", concat(deflate(TEXT, false), bytes), remaining -> remaining))
                    .hasMessageContaining("'deflate'");
        }
    }

    @Test
    void everyChangedBitIsAFaultOrChangesNothing() throws IOException {
        var coded = gzip(TEXT);
        for (int bit = 0; bit < coded.length * 8; bit++) {
            var damaged = coded.clone();
            damaged[bit / 8] = (byte) (damaged[bit / 8] ^ (1 << (bit % 8)));
            try {
                assertThat(read("gzip", damaged, remaining -> remaining)).isEqualTo(TEXT);
            } catch (CompletionException e) {
                assertThat(Stages.cause(e)).hasMessageContaining("'gzip'");
            }
        }
    }

    @Test
    void dataThatNeedsADictionaryIsAFault() throws IOException {
        var deflater = new Deflater();
        deflater.setDictionary(TEXT);
        var coded = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(coded, deflater)) {
            out.write(TEXT);
        }

        assertThatThrownBy(() -> read("deflate", coded.toByteArray(), remaining -> remaining))
                .hasMessageContaining("not valid for the content coding 'deflate'");
    }

    @Test
    void everyCodingHasTheLimit() throws IOException {
        var zeros = new byte[1_000_000];
        for (var bomb : new byte[][] {gzip(zeros), concat(gzip(TEXT), gzip(zeros))}) {
            assertThatThrownBy(() -> read("gzip", bomb, remaining -> remaining))
                    .hasMessageContaining("expands to more than the 100000 bytes allowed");
        }
        assertThatThrownBy(() -> read("deflate", deflate(zeros, false), remaining -> remaining))
                .hasMessageContaining("expands to more than the 100000 bytes allowed");
    }

    private static byte[] read(String coding, byte[] coded, IntUnaryOperator sizes) {
        var read = new ByteArrayOutputStream();
        new InflatedChunks(new SplitContent(coded, sizes), new Inflation(coding, 100_000))
                .forEach(chunk -> {
                    assertThat(chunk.remaining()).isBetween(1, 64 * 1024);
                    while (chunk.hasRemaining()) {
                        read.write(chunk.get());
                    }
                })
                .toCompletableFuture()
                .join();
        return read.toByteArray();
    }

    private static byte[] gzip(byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(byte[] text, boolean raw) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new DeflaterOutputStream(bytes, new Deflater(9, raw))) {
            zipped.write(text);
        }
        return bytes.toByteArray();
    }

    /** A member with extra data, a name, a comment and a checksum of the header. */
    private static byte[] withAllHeaderFields() throws IOException {
        var plain = gzip(TEXT);
        var header = concat(
                new byte[] {0x1F, (byte) 0x8B, 8, 0x1F, 1, 2, 3, 4, 0, 3, 3, 0, 'a', 0, 'b'},
                "name\0comment\0".getBytes(StandardCharsets.ISO_8859_1));
        var sum = new CRC32();
        sum.update(header);
        var checksum = new byte[] {(byte) sum.getValue(), (byte) (sum.getValue() >> 8)};
        return concat(header, checksum, Arrays.copyOfRange(plain, 10, plain.length));
    }

    private static byte[] withEmptyExtraField() throws IOException {
        var plain = gzip(TEXT);
        var header = Arrays.copyOf(plain, 12);
        header[3] = 4;
        header[10] = 0;
        header[11] = 0;
        return concat(header, Arrays.copyOfRange(plain, 10, plain.length));
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
