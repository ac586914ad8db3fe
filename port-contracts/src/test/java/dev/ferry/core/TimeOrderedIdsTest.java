package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ids are UUIDs of version 7 (RFC 9562 section 5.7), so a store can keep uploads in the order of their submission. */
class TimeOrderedIdsTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void everyIdStartsWithItsTime() {
        ferry.time.pass(Duration.ofMillis(1234));

        for (int i = 0; i < 100; i++) {
            var id = uuid(ferry.submit("upload " + i));

            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(ferry.time.millis());
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        }
    }

    @Test
    void idsOfTheSameMillisecondDiffer() {
        var ids = IntStream.range(0, 100)
                .mapToObj(i -> ferry.submit("upload " + i))
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream()
                        .map(id -> uuid(id).getMostSignificantBits() & 0xFFF)
                        .distinct())
                .hasSizeGreaterThan(50);
        assertThat(ids.stream()
                        .map(id -> (uuid(id).getLeastSignificantBits() >>> 32) & 0x3FFF_FFFF)
                        .distinct())
                .hasSizeGreaterThan(90);
    }

    private static UUID uuid(UploadId id) {
        return UUID.fromString(id.value());
    }
}
