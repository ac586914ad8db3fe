package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferry.adapters.cli.output.JsonOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with a store on a disk of 8 MiB without a free byte. Only root can create such a disk. */
class FullDiskIT {

    private static final String GOOD = "Reference,StartDate,StartTime,EndDate,EndTime\r\n"
            + "E1,01/07/2024,09:00,01/07/2024,17:00\r\n".repeat(2000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path disk;

    @SuppressWarnings("NullAway.Init")
    private Terminal terminal;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "none", disk.toString()) == 0, "not root");
        terminal = new Terminal(folder);
        terminal.environment.put("FERRY_STORE_URL", "sqlite:" + disk.resolve("ferry.db"));
        terminal.environment.put("FERRY_DATA_DIR", disk.toString());
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        if (terminal != null) {
            terminal.close();
        }
        run("umount", disk.toString());
    }

    @Test
    void aStoreOnAFullDiskIsReadAndPrunedAndThenWorksAgain() throws IOException {
        for (var name : new String[] {"May", "June", "July"}) {
            assertThat(upload(name)).isZero();
        }
        fill();

        assertThat(upload("August")).isEqualTo(2);
        for (int repetition = 0; repetition < 3; repetition++) {
            var list = terminal.run("list", "--json");
            assertThat(list.err()).isEmpty();
            assertThat(JsonOutput.parse(list.out())).hasSize(3);
            assertThat(terminal.run(
                                    "show",
                                    JsonOutput.parse(list.out())
                                            .path(0)
                                            .path("id")
                                            .asText())
                            .code())
                    .isZero();
            fill();
        }

        var pruned = terminal.run("prune", "--older-than", "0s");
        assertThat(pruned.err()).isEmpty();
        assertThat(pruned.out()).startsWith("deleted 3 uploads");
        assertThat(terminal.run("list", "--json").out()).isEqualTo("[]\n");
    }

    private int upload(String name) {
        return terminal.run("upload", terminal.file(name + ".csv", GOOD).toString())
                .code();
    }

    /** Writes until not one byte is free. */
    private void fill() throws IOException {
        var piece = 4096;
        try (OutputStream out = Files.newOutputStream(Files.createTempFile(disk, "other", ""))) {
            while (true) {
                out.write(new byte[piece]);
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            assertThat(disk.toFile().getUsableSpace()).isZero();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
