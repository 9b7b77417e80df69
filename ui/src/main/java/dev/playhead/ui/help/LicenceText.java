package dev.playhead.ui.help;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.jar.JarFile;

/// Text of a licence, read when somebody asks for it. Immutable.
sealed interface LicenceText {
    /// Nothing more is known than its name.
    LicenceText NONE = new Unknown();

    /// Reads it; empty when there is none.
    ///
    /// @throws IOException when it cannot be read
    String read() throws IOException;

    /// No text.
    record Unknown() implements LicenceText {
        @Override
        public String read() {
            return "";
        }
    }

    /// Text in a file.
    record OfFile(Path file) implements LicenceText {
        @Override
        public String read() throws IOException {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }
    }

    /// Texts that a library carries itself, under the names that libraries use.
    record InJar(Path jar) implements LicenceText {
        private static final String NAMES = "(?i)(META-INF/)?(LICEN[CS]E|NOTICE|COPYING)([.-][A-Za-z0-9.-]*)?";

        @Override
        public String read() throws IOException {
            if (!Files.isRegularFile(jar)) {
                return "";
            }
            var texts = new ArrayList<String>();
            try (var file = new JarFile(jar.toFile())) {
                for (var entry : file.stream()
                        .filter(each -> !each.isDirectory() && each.getName().matches(NAMES))
                        .toList()) {
                    try (var in = file.getInputStream(entry)) {
                        texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
                    }
                }
            }
            return String.join("\n\n", texts);
        }
    }
}
