package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reconnects to the event stream many times, each time with the last number seen. */
class EventReconnectTest {

    private static final int CUTS = 200;
    private static final int UPLOADS = 150;
    private static final int EVENTS = UPLOADS * 7;

    private final Rig rig = new Rig().startEngine();
    private final Random random = new Random(7);
    private final List<Long> seen = new ArrayList<>();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void seesEveryNumberOnceAndInOrder() throws InterruptedException {
        var submitting =
                Thread.ofVirtual().start(() -> IntStream.range(0, UPLOADS).forEach(i -> rig.submit("n" + i)));

        for (int cut = 0; cut < CUTS; cut++) {
            readAtMost(random.nextInt(5));
        }
        submitting.join();
        readAtMost(EVENTS - seen.size());

        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, EVENTS).boxed().toList());
    }

    /** Reads some events and some bytes of the next one, then closes the connection. */
    private void readAtMost(int events) {
        var last = seen.isEmpty() ? 0 : seen.getLast();
        try (var stream = RawClient.events(rig, last)) {
            for (int i = 0; i < events && seen.size() < EVENTS; i++) {
                var number = Long.parseLong(stream.next("id: "));
                stream.next("data: ");
                seen.add(number);
            }
            stream.skip(random.nextInt(300));
        }
    }
}
