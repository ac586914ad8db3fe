package dev.ferry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.sandbox.fault.FaultKind;
import dev.ferry.sandbox.fault.FaultScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sandbox's page documents all faults and members, and its examples are valid scripts. */
class SandboxPageTest {

    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("..", "docs", "sandbox.md"));
    }

    @Test
    void everyFaultHasARowWithAnExample() {
        var examples = found("(?m)^\\| `([\\w-]+)` \\|.*`(\\{.*})` \\|$");

        assertThat(examples.stream().map(row -> row.get(0)))
                .containsExactlyElementsOf(
                        Stream.of(FaultKind.values()).map(FaultKind::word).toList());
        assertThat(examples)
                .allSatisfy(row -> assertThat(FaultScript.parse("{\"rules\":[" + row.get(1) + "]}")
                                .rules()
                                .getFirst()
                                .faultKind()
                                .word())
                        .isEqualTo(row.get(0)));
    }

    @Test
    void everyScriptIsValid() throws IOException {
        var scripts = found("(?s)```json\n(.*?)```()");

        assertThat(scripts).isNotEmpty();
        scripts.forEach(
                script -> assertThat(FaultScript.parse(script.get(0)).rules()).isNotEmpty());
        assertThat(FaultScript.parse(Files.readString(Path.of("..", "examples", "faults.json")))
                        .rules())
                .hasSize(2);
    }

    @Test
    void everyMemberOfARuleIsExplained() {
        var rule = "{\"endpoint\":\"result\",\"name\":\"*\",\"kind\":\"x\",\"after\":1,\"probability\":1,\"times\":1,"
                + "\"timesEach\":1,\"fault\":\"reset\"}";

        assertThat(FaultScript.parse("{\"rules\":[" + rule + "]}").rules()).hasSize(1);
        assertThat(Pattern.compile("\"(\\w+)\":").matcher(rule).results().map(member -> member.group(1)))
                .allSatisfy(member -> assertThat(page).contains("\n| `" + member + "` |"));
    }

    private static List<List<String>> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(match -> List.of(match.group(1), match.group(2)))
                .toList();
    }
}
