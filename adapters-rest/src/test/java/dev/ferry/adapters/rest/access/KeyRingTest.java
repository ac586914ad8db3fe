package dev.ferry.adapters.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.rest.exchange.AccessScope;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    @Test
    void readsAFileFromWindows() {
        var line = KeyRing.line("nightly", AccessScope.WRITE, "ferry_key");

        assertThat(KeyRing.parse("\uFEFF" + line + "\r\n\r\n").find("ferry_key"))
                .isPresent();
    }
}
