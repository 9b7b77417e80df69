package dev.playhead.transport.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigDirectoryTest {
    @Test
    void everySystemHasItsPlace() {
        assertEquals(Path.of("/home/a/.config/playhead"), at("Linux", "/home/a", Map.of()));
        assertEquals(Path.of("/x/playhead"), at("Linux", "/home/a", Map.of("XDG_CONFIG_HOME", "/x")));
        assertEquals(Path.of("/home/a/.config/playhead"), at("Linux", "/home/a", Map.of("XDG_CONFIG_HOME", " ")));
        assertEquals(Path.of("/Users/a/Library/Application Support/Playhead"), at("Mac OS X", "/Users/a", Map.of()));
        assertEquals(Path.of("/roaming/Playhead"), at("Windows 11", "/a", Map.of("APPDATA", "/roaming")));
    }

    @Test
    void aVariableGoesBeforeThat() {
        assertEquals(
                Path.of("/mine"), at("Linux", "/home/a", Map.of("PLAYHEAD_CONFIG", "/mine", "XDG_CONFIG_HOME", "/x")));
    }

    private static Path at(String os, String home, Map<String, String> environment) {
        return ConfigDirectory.standard(os, home, environment).path();
    }
}
