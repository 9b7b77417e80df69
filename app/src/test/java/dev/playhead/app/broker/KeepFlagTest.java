package dev.playhead.app.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepFlagTest {
    @Test
    void sizesAreReadAsPeopleWriteThem() {
        assertEquals(500 * 1024, KeepFlag.bytes("500k"));
        assertEquals(64 << 20, KeepFlag.bytes("64m"));
        assertEquals(64 << 20, KeepFlag.bytes("64MB"));
        assertEquals(2L << 30, KeepFlag.bytes("2G"));
        assertEquals(100_000, KeepFlag.bytes("100000"));
        assertEquals(0, KeepFlag.bytes("all"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "0", "63k", "-1m", "64 m", "64t", "1.5g", "9999999999"})
    void whatIsNoSizeIsRefusedInWords(String size) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> KeepFlag.bytes(size));
        assertTrue(refusal.getMessage().contains("--keep " + size), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("all for no limit"), refusal.getMessage());
    }
}
