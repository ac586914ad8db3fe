package dev.ferry.application.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.application.settings.Workload.ClaimMode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    @Test
    void needsASlot() {
        assertThat(workload(1, Duration.ZERO).slots()).isEqualTo(1);
        assertThatThrownBy(() -> workload(0, Duration.ZERO)).hasMessageContaining("at least 1 slot, not 0");
    }

    @Test
    void waitsInMemoryForLessThanTheLease() {
        assertThat(workload(1, LEASE.minusMillis(1)).longestWaitInMemory()).isLessThan(LEASE);
        assertThatThrownBy(() -> workload(1, LEASE)).hasMessageContaining("shorter than the lease");
    }

    private static Workload workload(int slots, Duration longestWaitInMemory) {
        return new Workload(slots, LEASE, longestWaitInMemory, Duration.ofSeconds(5), ClaimMode.EVERYTHING);
    }
}
