package dev.playhead.ui.help;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.layout.Region;

/// About of a build that does not depend on the machine.
public final class ExampleAbout {
    private ExampleAbout() {}

    /// Makes the pane with everything that is shown. FX thread.
    public static Region pane() {
        var lines = new LinkedHashMap<String, String>();
        lines.put("Version", "1.0.0");
        lines.put("Commit", "0507a825c4d1");
        lines.put("Built", "2026-11-30");
        lines.put("Java", "25.0.1+8-LTS, Eclipse Adoptium");
        lines.put("JavaFX", "26.0.2+4");
        lines.put("System", "Mac OS X 26.1, aarch64");
        lines.put("Recordings", "/Users/ann/Library/Application Support/Playhead");
        lines.put("Settings", "/Users/ann/Library/Preferences/playhead/settings.json");
        var pane = new AboutPane(new ProductFacts("1.0.0", lines), () -> {});
        var parts = Stream.of(
                        "(Apache-2.0) ControlsFX (org.controlsfx:controlsfx:11.2.4 - https://controlsfx.org)",
                        "(Apache-2.0) Jackson-core (com.fasterxml.jackson.core:jackson-core:2.22.0 - https://fasterxml.com)",
                        "(EPL-1.0) (LGPL-2.1) Logback Classic Module (ch.qos.logback:logback-classic:1.5.21 - https://qos.ch)",
                        "(GPL-2.0 with Classpath exception) javafx (org.openjfx:javafx-controls:26.0.2 - no url defined)",
                        "(MIT) AtlantaFX Base (io.github.mkpaz:atlantafx-base:2.1.0 - https://github.com/mkpaz/atlantafx)",
                        "(MIT) Java-WebSocket (org.java-websocket:Java-WebSocket:1.6.0 - https://github.com/TooTallNate)")
                .flatMap(line -> ShippedParts.of(line, Path.of("nowhere")).stream())
                .toList();
        pane.show(new ShippedParts(List.copyOf(parts), true));
        return pane;
    }
}
