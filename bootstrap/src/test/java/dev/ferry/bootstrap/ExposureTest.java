package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks and warnings before the program listens for other machines or sends a key to one. */
class ExposureTest {

    /** An address for documentation (RFC 5737): no machine has it, so the service cannot listen there. */
    private static final String OTHER_MACHINE = "192.0.2.1:0";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Terminal terminal;

    @Test
    void aServiceForOtherMachinesNeedsKeys() {
        var result = terminal.run("serve", "--listen", OTHER_MACHINE);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("its callers need keys", "ferry key new")
                .doesNotContain("warning");
    }

    @Test
    void aServiceForOtherMachinesWarnsWhenItDoesNotEncrypt() {
        terminal.environment.put("FERRY_SERVICE_KEYS_FILE", keys().toString());

        var result = terminal.run("serve", "--listen", OTHER_MACHINE);

        assertThat(result.err())
                .contains("warning: keys and data can be read in transit to 192.0.2.1")
                .contains("cannot listen on 192.0.2.1");
    }

    @Test
    void anIpv6AddressIsPrintedWithItsBracketsOnce() {
        terminal.environment.put("FERRY_SERVICE_KEYS_FILE", keys().toString());

        var result = terminal.run("serve", "--listen", "[2001:db8::1]:8443");

        assertThat(result.err())
                .contains("read in transit to 2001:db8::1;")
                .contains("cannot listen on [2001:db8::1]:8443");
    }

    @Test
    void certificateAndKeyBelongTogether() {
        terminal.environment.put("FERRY_SERVICE_TLS_CERTIFICATE", "x");

        assertThat(terminal.run("serve").err()).contains("FERRY_SERVICE_TLS_KEY belong together; set both or neither");
    }

    @Test
    void aKeyIsNeverSentUnencryptedToAnotherMachine() {
        terminal.environment.put("FERRY_SERVICE_API_KEY", "s3cr3t");

        var result = terminal.run("list", "--server", "http://ferry.example.com");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("the key would be sent to ferry.example.com unencrypted");
    }

    @Test
    void aKeyThatIsInvalidInAHeaderIsNotShown() {
        for (var key : new String[] {"s3cr3t\nx", "s3cr3t x", "s3cr3tä"}) {
            terminal.environment.put("FERRY_SERVICE_API_KEY", key);

            var result = terminal.run("list", "--server", "http://127.0.0.1:1", "-v");

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("FERRY_SERVICE_API_KEY").doesNotContain("s3cr3t");
        }
    }

    @Test
    void aNewKeyIsPrintedOnceAndOnlyItsHashIsStored() throws IOException {
        var file = folder.resolve("keys");

        var key = terminal.run("key", "new", "--scope", "write", "--name", "nightly", "--to", file.toString());
        terminal.run("key", "new", "--scope", "read", "--to", file.toString());

        assertThat(key.out().strip()).matches("ferry_[\\w-]{43}");
        assertThat(Files.readString(file))
                .doesNotContain(key.out().strip())
                .containsPattern("(?m)^nightly write sha256:[0-9a-f]{64}$")
                .containsPattern("(?m)^read-\\d{4}-\\d\\d-\\d\\d read sha256:[0-9a-f]{64}$");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(terminal.run("key", "new", "--scope", "all").err())
                .contains("'all' is not a scope; use read, write or admin");
    }

    private Path keys() {
        var file = folder.resolve("keys");
        terminal.run("key", "new", "--scope", "read", "--to", file.toString());
        return file;
    }

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
        terminal.environment.put("FERRY_STORE_URL", "memory:");
    }

    @AfterEach
    void close() {
        terminal.close();
    }
}
