package dev.ferry.benchmarks.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All implementations of an operation give the same result, so they can be compared. */
class MeasuredOperationsTest {

    @ParameterizedTest
    @EnumSource
    void everyImplementationOfEscapingHasTheSameResult(Csv csv) {
        var escaping = new Escaping(csv);
        escaping.prepare();

        assertThat(escaping.ferry().getBytes())
                .isEqualTo(escaping.jackson())
                .isEqualTo(escaping.byteByByte())
                .hasSizeGreaterThan(csv.bytes().length);
    }

    @ParameterizedTest
    @EnumSource
    void everyImplementationOfUnquotingHasTheSameResult(Csv csv) throws IOException {
        var unquoting = new Unquoting(csv);
        unquoting.prepare();

        assertThat(unquoting.ferry()).isEqualTo(unquoting.jackson());
        assertThat(unquoting.jackson().array()).isEqualTo(csv.bytes());
    }

    @ParameterizedTest
    @EnumSource
    void everyImplementationOfUnderstandingHasTheSameResult(ShortAnswer word) throws IOException {
        var understanding = new Understanding(word);
        understanding.prepare();

        assertThat(understanding.ferry()).isEqualTo(understanding.jackson()).isEqualTo(word.text);
    }

    @ParameterizedTest
    @EnumSource
    void ferrysJsonDiffersOnlyByTheType(StoredValues kept) throws IOException {
        var writing = new Writing(kept);
        writing.prepare();

        var ferryJson = (ObjectNode) StoredValues.JACKSON.readTree(writing.ferry());
        ferryJson.remove(kept == StoredValues.EVENT ? "event" : "type");
        assertThat(ferryJson).isEqualTo(StoredValues.JACKSON.readTree(writing.jackson()));
    }

    @ParameterizedTest
    @EnumSource
    void everyImplementationOfReadingHasTheSameResult(StoredValues kept) throws IOException {
        var reading = new Reading(kept);
        reading.prepare();

        assertThat(reading.ferry()).isEqualTo(reading.jackson()).isEqualTo(kept.value());
    }
}
