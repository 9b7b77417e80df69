package dev.playhead.ui.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HexLineTest {
    private static final byte[] PAYLOAD = "abc def\u0000\u0001hij".getBytes(StandardCharsets.US_ASCII);

    @Test
    void bytesStandInHexadecimalAndAsLettersWhereTheyAreSuch() {
        var line = HexLine.of(PAYLOAD, 0, 0, 0);
        assertEquals("0000", line.offset());
        assertEquals("61 62 63 20 64 65 66 00 01 68 69 6a", line.hex().text());
        assertEquals("abc\u00b7def\u00b7\u00b7hij", line.letters().text());
        assertEquals("", line.hex().marked());
    }

    @Test
    void aMarkDividesTheLineAndChangesNothingOfIt() {
        var line = HexLine.of(PAYLOAD, 0, 1, 3);
        assertEquals("61 ", line.hex().before());
        assertEquals("62 63", line.hex().marked());
        assertEquals(" 20 64 65 66 00 01 68 69 6a", line.hex().after());
        assertEquals("bc", line.letters().marked());
        for (int from = 0; from <= PAYLOAD.length; from++) {
            for (int to = 0; to <= PAYLOAD.length; to++) {
                assertEquals(
                        "61 62 63 20 64 65 66 00 01 68 69 6a",
                        HexLine.of(PAYLOAD, 0, from, to).hex().text(),
                        from + " to " + to);
            }
        }
    }

    @Test
    void aMarkGoesOnOverLines() {
        var payload = new byte[30];
        assertEquals("00 00", HexLine.of(payload, 0, 10, 25).hex().marked());
        assertEquals(35, HexLine.of(payload, 1, 10, 25).hex().marked().length());
        assertEquals("00", HexLine.of(payload, 2, 10, 25).hex().marked());
        assertEquals("00 00 00 00 00 00", HexLine.of(payload, 2, 0, 0).hex().text());
    }

    @Test
    void aMillionLinesHoldNothing() {
        assertEquals(0, HexLine.count(0));
        assertEquals(1, HexLine.count(12));
        assertEquals(2, HexLine.count(13));
        assertEquals(999_999, HexLine.numbers(1_000_000).getLast());
    }

    @Test
    void allOfItIsText() {
        assertEquals(
                "0000  61 62 63 20 64 65 66 00 01 68 69 6a  abc\u00b7def\u00b7\u00b7hij" + System.lineSeparator(),
                HexLine.all(PAYLOAD));
    }
}
