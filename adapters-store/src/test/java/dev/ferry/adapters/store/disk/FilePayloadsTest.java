package dev.ferry.adapters.store.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.contracts.PayloadsContract;
import dev.ferry.contracts.fake.VirtualTime;
import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePayloadsTest implements PayloadsContract {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final VirtualTime time = new VirtualTime();

    @SuppressWarnings("NullAway.Init")
    private FilePayloads payloads;

    @BeforeEach
    void open() throws IOException {
        payloads = FilePayloads.open(folder.resolve("payloads"), time);
    }

    @AfterEach
    void close() {
        payloads.close();
    }

    @Override
    public Payloads payloads() {
        return payloads;
    }

    @Override
    public VirtualTime time() {
        return time;
    }

    @Test
    void keepsBytesWhenOpenedAgain() throws IOException {
        var ref = store("some,data");
        payloads.close();

        open();

        assertThat(contains(ref)).isTrue();
    }

    @Test
    void leavesNoFileWhenTheSourceFails() {
        assertThat(payloads.store(new BrokenSource())).isNotNull().failsWithin(Duration.ofSeconds(30));

        assertThat(files()).isEmpty();
    }

    @Test
    void storesTheSameBytesOnce() {
        store("some,data");
        store("some,data");

        assertThat(files()).hasSize(1);
    }

    @Test
    void treatsATruncatedFileAsMissing() throws IOException {
        var ref = store("some,data");
        Files.writeString(files().getFirst(), "some");

        assertThat(contains(ref)).isFalse();
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        store("some,data");

        for (var file : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void restoresAFileThatAKilledDiscardMoved() throws IOException {
        var ref = store("some,data");
        moveToLeaving(ref);
        payloads.close();
        open();
        assertThat(contains(ref)).isTrue();
        assertThat(read(ref)).isEqualTo("some,data");

        time.pass(Duration.ofDays(1));
        assertThat(discard(ref, time.instant())).isEmpty();

        assertThat(files()).containsExactly(stored(ref));
        time.pass(Duration.ofDays(1));
        assertThat(discard(ref, time.instant())).containsExactly(ref);
        assertThat(files()).isEmpty();
    }

    @Test
    void deletesAFileThatAKilledDiscardMovedWhenItWasStoredAgain() throws IOException {
        var ref = store("some,data");
        moveToLeaving(ref);
        store("some,data");

        discard(ref, time.instant());

        assertThat(files()).containsExactly(stored(ref));
    }

    @Test
    void deletesAnUnfinishedFileOfAKilledStore() throws IOException {
        var abandoned = Files.writeString(folder.resolve("payloads/incoming/abandoned"), "so");
        var underWay = Files.writeString(folder.resolve("payloads/incoming/under-way"), "me");
        Files.setLastModifiedTime(abandoned, FileTime.from(time.instant().minusMillis(1)));
        Files.setLastModifiedTime(underWay, FileTime.from(time.instant()));

        payloads.discard(List.of(), time.instant()).toCompletableFuture().join();

        assertThat(files()).containsExactly(underWay);
    }

    @Test
    void restoresAFileThatWasStoredAgainJustBeforeTheMove() throws IOException {
        var ref = store("some,data");
        var deletion = new PayloadDeletion(new PayloadFolder(folder.resolve("payloads"), time));

        assertThat(deletion.deleteUnlessRecent(moveToLeaving(ref), time.instant()))
                .isFalse();

        assertThat(files()).containsExactly(stored(ref));
        assertThat(deletion.deleteUnlessRecent(
                        moveToLeaving(ref), time.instant().plusMillis(1)))
                .isTrue();
        assertThat(files()).isEmpty();
    }

    @Test
    void losesNoBytesThatAreStoredDuringTwoDiscards() throws IOException {
        try (var other = FilePayloads.open(folder.resolve("payloads"), time)) {
            for (int i = 0; i < 300; i++) {
                var ref = store("some,data");
                time.pass(Duration.ofDays(1));
                var first = payloads.discard(List.of(ref), time.instant());
                var stored = payloads.store(
                        Bytes.of("some,data").open().toCompletableFuture().join());
                var second = other.discard(List.of(ref), time.instant());

                stored.toCompletableFuture().join();
                assertThat(contains(ref)).isTrue();
                assertThat(read(ref)).isEqualTo("some,data");
                first.toCompletableFuture().join();
                second.toCompletableFuture().join();
                assertThat(contains(ref)).isTrue();
                assertThat(files()).containsExactly(stored(ref));
            }
        }
    }

    @Test
    void ignoresForeignFiles() throws IOException {
        Files.writeString(folder.resolve("payloads/leaving/note"), "foreign");
        Files.writeString(folder.resolve("payloads/note"), "foreign");

        payloads.discard(List.of(), time.instant()).toCompletableFuture().join();

        assertThat(payloads.stored(null, 9).toCompletableFuture().join()).isEmpty();
        assertThat(files()).hasSize(2);
    }

    private Path moveToLeaving(ContentRef ref) throws IOException {
        return Files.move(stored(ref), folder.resolve("payloads/leaving").resolve(ref.sha256() + ".killed"));
    }

    private Path stored(ContentRef ref) {
        return folder.resolve("payloads").resolve(ref.sha256().substring(0, 2)).resolve(ref.sha256());
    }

    private Set<ContentRef> discard(ContentRef ref, Instant storedBefore) {
        return payloads.discard(List.of(ref), storedBefore)
                .toCompletableFuture()
                .join();
    }

    private String read(ContentRef ref) {
        return Text.head(payloads.content(ref), 100).toCompletableFuture().join();
    }

    private ContentRef store(String text) {
        return payloads.store(Bytes.of(text).open().toCompletableFuture().join())
                .toCompletableFuture()
                .join();
    }

    private boolean contains(ContentRef ref) {
        return payloads.contains(ref).toCompletableFuture().join();
    }

    private List<Path> files() {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
