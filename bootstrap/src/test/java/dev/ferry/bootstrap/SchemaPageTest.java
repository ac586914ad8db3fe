package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema at length, as {@code docs/schema.md} describes it. */
class SchemaPageTest {

    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    @Test
    void thePagesSchemaReadsAFileWithOtherNamesConstantsAndFormats() throws IOException {
        var page = YAML.matcher(Files.readString(Path.of("..").resolve("docs/schema.md")));
        assertThat(page.find()).isTrue();
        configure(page.group(1));

        var sent = check("""
                Personalnummer;StartDate;Hours;Paid;Shift
                E1;01.07.2024;7,5;ja;early
                E2;2024-07-02;8;NEIN;
                """);

        assertThat(sent).isEqualTo("""
                Reference,StartDate,StartTime,Shift,Hours,Paid\r
                E1,01/07/2024,09:00,early,7.5,true\r
                E2,02/07/2024,09:00,,8,false\r
                """);
        assertThat(problems("""
                Personalnummer;StartDate;Hours;Paid;Shift
                1;31.12.2023;24,5;yes;noon
                E2;01.07.2024;;;
                E2;01.07.2024;;;
                """))
                .containsSubsequence(
                        "2: Reference: '1': this does not match E[0-9]+",
                        "2: StartDate: '31.12.2023': this is below the minimum 01/01/2024",
                        "2: Shift: 'noon': this is not one of early, late, night",
                        "2: Hours: '24,5': this is above the maximum 24",
                        "2: Paid: 'yes': this is not true or false as ja/nein",
                        "4: Reference: 'E2': line 3 has this value too");
    }

    @Test
    void theFileIsCompleteWithTheNamesOfThePage() throws IOException {
        var page = YAML.matcher(Files.readString(Path.of("..").resolve("docs/schema.md")));
        assertThat(page.find()).isTrue();
        configure(page.group(1));

        var checked = terminal.run(
                "check",
                terminal.file("June.csv", "Personalnummer;StartDate\nE1;01.07.2024\n")
                        .toString());

        assertThat(checked.code()).isZero();
        assertThat(checked.err())
                .contains("column StartTime is not in the file; every row gets '09:00'")
                .contains("column Shift is not in the file; it stays empty");
    }

    @Test
    void aRuleComparesTwoColumns() {
        terminal.environment.put("FERRY_DATASET_COMPARE", "EndDate EndTime after StartDate StartTime");

        assertThat(problems("Reference;StartDate;StartTime;EndDate;EndTime\nE1;01/07/2024;22:00;01/07/2024;06:00\n"))
                .contains("2: EndTime: '06:00': this is not after StartDate StartTime, 01/07/2024 22:00");
        terminal.environment.put("FERRY_DATASET_COMPARE", "EndDate after Begin");
        assertThat(terminal.run("check", terminal.file("June.csv", "x").toString())
                        .err())
                .contains("FERRY_DATASET_COMPARE", "the comparison names the column Begin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{nam: A} | did you mean ferry.dataset.columns[0].name",
                "{name: A, type: day} | 'day' is not a column type",
                "{type: date} | a column needs a name",
                "{name: A, type: date, formats: [HH:mm]} | 'HH:mm' is not a format of a date",
                "{name: A, type: date, minimum: soon} | column A: the minimum 'soon' is not a date",
                "{name: A, type: time, value: 9:00} | column A: the value",
                "{name: A, type: enumeration, values: [Yes, No]} | put such words in quotes",
                "{name: A, type: enumeration} | lists its values",
                "{name: A, pattern: '['} | Unclosed character class",
                "{name: A}, {name: A} | two columns have the name A",
            })
    void aMistakeIsOneLineThatNamesIt(String columns, String message) throws IOException {
        configure("ferry: {dataset: {columns: [" + columns + "]}}\n");

        var checked = terminal.run("check", terminal.file("June.csv", "x").toString());

        assertThat(checked.code()).isEqualTo(2);
        assertThat(checked.err()).contains(message).hasLineCount(1);
    }

    @Test
    void bothFormsOfASchemaAreAMistake() throws IOException {
        configure("ferry: {dataset: {columns: [{name: A}]}}\n");
        terminal.environment.put("FERRY_DATASET_SCHEMA", "A:text");

        assertThat(terminal.run("check", terminal.file("June.csv", "x").toString())
                        .err())
                .contains("both FERRY_DATASET_SCHEMA and ferry.dataset.columns are set; keep one of them");
    }

    private void configure(String yaml) throws IOException {
        var file = folder.resolve(".config/ferry/ferry.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
    }

    private String check(String csv) throws IOException {
        var out = folder.resolve("sent.csv");
        terminal.run("check", terminal.file("June.csv", csv).toString(), "--write", out.toString());
        return Files.readString(out);
    }

    /** The problems without the name of the file. */
    private String problems(String csv) {
        var file = terminal.file("June.csv", csv);
        return terminal.run("check", file.toString()).out().replace(file + ":", "");
    }
}
