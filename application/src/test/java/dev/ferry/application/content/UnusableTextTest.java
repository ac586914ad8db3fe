package dev.ferry.application.content;

import static dev.ferry.application.content.Utf8TranscoderTest.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are text in the named encoding, and no data set all the same. */
class UnusableTextTest {

    /** At any position of a chunk, within the 8-byte words or after the last. */
    @ParameterizedTest
    @ValueSource(ints = {0, 0x1A})
    void findsASingleCharacterThatNoDataSetContains(int character) {
        for (int at = 0; at < 150; at++) {
            var bytes = "a".repeat(150).getBytes(StandardCharsets.UTF_8);
            bytes[at] = (byte) character;

            assertThat(refusal(bytes, StandardCharsets.UTF_8, 71)).contains("character " + (at + 1) + " ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void refusesAMarkAtTheStartOfALine(int chunkBytes) {
        var two = "\uFEFF\uFEFFa,b".getBytes(StandardCharsets.UTF_8);
        var joined = "\uFEFFa,b\r\n\uFEFFa,b\r\n".getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(two, StandardCharsets.UTF_8, chunkBytes)).contains("character 1 is a byte order mark");
        assertThat(refusal(joined, StandardCharsets.UTF_8, chunkBytes)).contains("character 6 is a byte order mark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void recognizesUtf16WithoutAMark(String encoding) {
        var bytes = "Reference,StartDate\r\nE1,E2\r\n".getBytes(Charset.forName(encoding));

        assertThat(refusal(bytes, StandardCharsets.UTF_8, 100)).contains("it looks like " + encoding);
        assertThat(refusal(bytes, Charset.forName("windows-1252"), 100)).contains("it looks like " + encoding);
        assertThat(refusal(bytes, StandardCharsets.UTF_16, 100)).contains("UTF-16LE or UTF-16BE");
        assertThat(refusal(bytes, StandardCharsets.UTF_8, 1)).contains("NUL");
    }

    @Test
    void refusesTheOtherByteOrder() {
        var bytes = "E1,E2\r\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(refusal(bytes, StandardCharsets.UTF_16BE, 100)).contains("the other byte order");
    }

    @Test
    void refusesAMarkOfAnotherEncoding() {
        var utf8 = "\uFEFFa,b".getBytes(StandardCharsets.UTF_8);
        var utf16 = "a,b".getBytes(StandardCharsets.UTF_16);

        assertThat(refusal(utf8, Charset.forName("windows-1252"), 100)).contains("the byte order mark of UTF-8");
        assertThat(refusal(utf16, StandardCharsets.UTF_8, 100)).contains("it is UTF-16");
    }

    /** Also NUL and half a surrogate pair in UTF-16 with a mark. */
    @Test
    void refusesCharactersThatAreNoneInAnyEncoding() {
        var nul = "a,\0b".getBytes(StandardCharsets.UTF_16);
        var half = new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 'a', (byte) 0xD8, 0x3D, 0, 'b'};

        assertThat(refusal(nul, StandardCharsets.UTF_16, 100)).contains("character 3 is NUL");
        assertThat(refusal(half, StandardCharsets.UTF_16, 100)).contains("byte 5 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "504B030414000600080000002100; ZIP",
                "504B0304140006000800000021000000000000000000000000000B000000786C2F; Excel workbook (.xlsx)",
                "504B0304140006000800000021000000000000000000000000001300"
                        + "0000 5B436F6E74656E745F54797065735D2E786D6C; Excel workbook (.xlsx)",
                "D0CF11E0A1B11AE10000; Excel workbook (.xls)",
                "1F8B0800; gzip",
                "255044462D312E37; PDF",
                "377ABCAF271C0004; 7z",
                "28B52FFD00; zstd",
                "FD377A585A00; xz",
                "526172211A0700; RAR"
            })
    void namesAFormatByItsFirstBytes(String hex, String name) {
        var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(refusal(bytes, StandardCharsets.UTF_8, 100)).contains(name).contains("not CSV");
        assertThat(refusal(bytes, Charset.forName("windows-1252"), 100)).contains("not CSV");
        assertThat(refusal(bytes, StandardCharsets.UTF_8, 1)).isNotEmpty();
    }
}
