package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventMetersTest {

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void recordsTheLagOfAnEvent() {
        var start = System.nanoTime();
        try (var stream = RawClient.events(rig, 0)) {
            stream.next("retry: ");
            rig.submit("June");
            stream.next("id: 1");

            await().untilAsserted(() -> assertThat(lagCount()).isEqualTo(1));
            assertThat(rig.metrics.get("ferry.event.lag").timer().max(TimeUnit.SECONDS))
                    .isBetween(0.0, (System.nanoTime() - start) / 1e9);
        }
    }

    @Test
    void doesNotCountReplayedEvents() {
        rig.submit("June");
        try (var stream = RawClient.events(rig, 0)) {
            stream.next("id: 1");
            rig.submit("July");
            stream.next("id: 2");

            await().untilAsserted(() ->
                    assertThat(gauge("ferry.event.stream.position")).isEqualTo(2));
            assertThat(lagCount()).isEqualTo(1);
        }
    }

    @Test
    void showsThePositionOfTheSlowestStreamOfAllUploads() {
        rig.submit("June");
        assertThat(gauge("ferry.event.stream.position")).isNaN();
        try (var ahead = RawClient.events(rig, 7);
                var behind = RawClient.events(rig, 0)) {
            ahead.next("retry: ");
            behind.next("id: 1");

            await().untilAsserted(() ->
                    assertThat(gauge("ferry.event.stream.position")).isEqualTo(1));
            assertThat(gauge("ferry.event.streams")).isEqualTo(2);
        }
        await().untilAsserted(() -> assertThat(gauge("ferry.event.streams")).isZero());
    }

    private long lagCount() {
        return rig.metrics.get("ferry.event.lag").timer().count();
    }

    private double gauge(String name) {
        return rig.metrics.get(name).gauge().value();
    }
}
