package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped program behind and in front of pipes, as the shell makes them. */
class PipeIT {

    private static final String DATA =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Distribution distribution;

    @BeforeEach
    void open() throws Exception {
        distribution = new Distribution(folder);
        Files.writeString(folder.resolve("a.csv"), DATA);
    }

    @AfterEach
    void close() {
        distribution.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat a.csv | FERRY check /dev/stdin",
                "FERRY check <(cat a.csv)",
                "FERRY check /dev/stdin <a.csv",
                "cat a.csv | FERRY upload /dev/stdin --sandbox --name June"
            })
    void aPipeIsAFile(String command) throws Exception {
        var process = bash(command);

        assertThat(Distribution.output(process)).doesNotContain("Illegal seek");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void hostileWordsInTheEnvironmentAndInArgumentsAreShownEscaped() throws Exception {
        var output = Distribution.output(bash("""
                export FERRY_LOG_LEVEL=$'\\e[2J' XDG_DATA_HOME=$PWD/$'\\u202E\\e[2J'
                FERRY check $'\\e]0;owned\\a\\u202E\\n.csv' 2>&1
                FERRY list 2>&1
                FERRY doctor 2>&1
                """));

        assertThat(output).contains("\\x1b]0;owned\\x07\\u202E\\x0a.csv does not exist");
        assertThat(output).doesNotContain("\u001b", "\u202E", "\u0007");
    }

    private Process bash(String text) throws Exception {
        var program = "'" + Distribution.HOME.toAbsolutePath().resolve("bin/ferry") + "'";
        var builder = distribution.command().command("bash", "-c", text.replace("FERRY ", program + " "));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return distribution.start(builder.redirectError(ProcessBuilder.Redirect.INHERIT));
    }
}
