package dev.playhead.ui.toolkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {
    private static final Map<String, String> PACKAGES =
            new LinkedHashMap<>(Map.of("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"));

    @Test
    void whatIsMissingIsSaidWithTheWayToInstallIt() {
        assertEquals(
                Optional.of("JavaFX needs libpangoft2-1.0.so.0, which this machine lacks. On Debian and Ubuntu: apt-get"
                        + " install libpangoft2-1.0-0. On Fedora: dnf install pango gtk3."),
                NativeLibraries.missing(true, PACKAGES, file -> false));
    }

    @Test
    void nothingIsSaidWhereAllIsThere() {
        assertEquals(Optional.empty(), NativeLibraries.missing(true, PACKAGES, file -> true));
        assertEquals(Optional.empty(), NativeLibraries.missing(false, PACKAGES, file -> false));
    }
}
