package dev.ferry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExamplesTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    @ParameterizedTest
    @CsvSource({"shifts.csv, 576", "shifts-corrected.csv, 40"})
    void goodRostersHaveNoErrors(String file, int rows) throws IOException {
        var check = RosterCheck.of(Files.readString(EXAMPLES.resolve(file)));

        assertThat(check.failed()).isFalse();
        assertThat(check.references()).hasSize(rows);
    }

    @Test
    void theRosterWithErrorsHasOneOfEachKind() throws IOException {
        var check = RosterCheck.of(Files.readString(EXAMPLES.resolve("shifts-with-errors.csv")));

        assertThat(check.feedback().lines().map(line -> line.replaceAll("\\|.*\\|", ": ")))
                .containsExactly(
                        "4: this is not a date as dd/MM/yyyy",
                        "9: this is not a time as HH:mm",
                        "14: a value is required",
                        "20: the shift ends before it begins",
                        "27: this row has 4 fields; the schema has 5",
                        "34: this is not a date as dd/MM/yyyy");
    }

    @Test
    void theRosterIsRealistic() throws IOException {
        var roster = Files.readString(EXAMPLES.resolve("shifts.csv"));

        assertThat(roster).contains("29/02/2024,22:00,01/03/2024,06:00").contains("31/01/2024,22:00,01/02/2024,06:00");
    }
}
