package dev.ferry.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandsTest {

    @Test
    void argumentsNeedTheCommandThatTheyName() {
        assertThat(Commands.namesNeededBy("upload", "list")).containsExactly("upload");
        assertThat(Commands.namesNeededBy("-v", "list", "--json")).containsExactly("list");
        assertThat(Commands.namesNeededBy("--profile", "--config", "--config", "serve", "list"))
                .containsExactly("list");
        assertThat(Commands.namesNeededBy("--profile=serve", "list")).containsExactly("list");
    }

    @Test
    void argumentsWithoutAKnownCommandNeedAllCommands() {
        assertThat(Commands.namesNeededBy()).isEqualTo(Commands.NAMES);
        assertThat(Commands.namesNeededBy("--help")).isEqualTo(Commands.NAMES);
        assertThat(Commands.namesNeededBy("uplaod", "June.csv")).isEqualTo(Commands.NAMES);
    }

    @Test
    void completionNeedsAllCommands() {
        assertThat(Commands.namesNeededBy("completion")).isEqualTo(Commands.NAMES);
    }
}
