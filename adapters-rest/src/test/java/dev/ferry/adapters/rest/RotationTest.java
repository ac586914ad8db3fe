package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.rest.access.NewKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replaces keys while the server runs. */
class RotationTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final NewKey old = NewKey.make("nightly", "write");
    private final NewKey next = NewKey.make("nightly", "write");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Keys keys;

    @BeforeEach
    void make() {
        keys = Keys.in(folder);
    }

    @Test
    void replacesAKeyWithoutAGap() {
        keys.write(old);
        try (var rig = new Rig(keys.security(1000))) {
            assertThat(status(rig, old)).isEqualTo(200);
            assertThat(status(rig, next)).isEqualTo(401);

            keys.write(old, next);
            await().atMost(TIMEOUT).until(() -> status(rig, next) == 200);
            assertThat(status(rig, old)).isEqualTo(200);

            keys.write(next);
            await().atMost(TIMEOUT).until(() -> status(rig, old) == 401);
            assertThat(status(rig, next)).isEqualTo(200);
        }
    }

    @Test
    void keepsTheKeysWhenTheNewFileIsInvalid() {
        keys.write(old);
        try (var rig = new Rig(keys.security(1000))) {
            keys.write("nonsense");
            keys.write(old.line() + "\n" + next.key());
            await().during(Duration.ofSeconds(3)).atMost(TIMEOUT).until(() -> status(rig, old) == 200);

            keys.write(next);
            await().atMost(TIMEOUT).until(() -> status(rig, next) == 200);
        }
    }

    @Test
    void doesNotStartWithAnInvalidKeyFile() {
        keys.write("# no keys yet\n\n");
        assertThatThrownBy(() -> new Rig(keys.security(1)))
                .hasMessageContaining(keys.file().toString())
                .hasMessageContaining("the file has no key");

        keys.write(old.line() + "\n" + next.key());
        assertThatThrownBy(() -> new Rig(keys.security(1)))
                .hasMessageContaining("line 2 is not in the format of 'ferry key new'")
                .hasMessageNotContaining(next.key());

        assertThatThrownBy(() -> new Rig(new SecuritySettings(folder.resolve("none"), null, 1, 1, List.of())))
                .hasMessageContaining("none");
    }

    private static int status(Rig rig, NewKey key) {
        return rig.send(rig.request("/v1/uploads").header("Authorization", "Bearer " + key.key()))
                .statusCode();
    }
}
