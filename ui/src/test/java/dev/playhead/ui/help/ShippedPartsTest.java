package dev.playhead.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedPartsTest {
    @TempDir
    private Path folder;

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyLineOfTheListOfTheBuildIsAPart() throws IOException {
        var licences = folder.resolve("licenses");
        write(licences.resolve("THIRD-PARTY.txt"), """

            Lists of 3 third-party dependencies.
             (EPL-1.0) (LGPL-2.1) Logback Classic Module (ch.qos.logback:logback-classic:1.5.21 - https://qos.ch)
             (Apache-2.0) Jackson-core (com.fasterxml.jackson.core:jackson-core:2.22.0 - https://fasterxml.com)
             (MIT) Bouncy Castle (JDK 1.8) (org.bouncycastle:bcpkix-jdk18on:1.84 - no url defined)
            """);
        write(licences.resolve("LICENSE"), "\n   Apache License\n");
        write(licences.resolve("OFL.txt"), "Open Font License");
        write(folder.resolve("legal/java.base/asm.md"), "ASM");
        var parts = ShippedParts.read(licences, folder.resolve("lib"), Optional.of(folder.resolve("legal")))
                .parts();
        assertEquals(
                List.of(
                        "Playhead, Apache License",
                        "asm (Java runtime, module java.base)",
                        "Bouncy Castle (JDK 1.8) 1.84, MIT (org.bouncycastle:bcpkix-jdk18on)",
                        "Inter, OFL-1.1 (font)",
                        "Jackson-core 2.22.0, Apache-2.0 (com.fasterxml.jackson.core:jackson-core,"
                                + " https://fasterxml.com)",
                        "JetBrains Mono, OFL-1.1 (font)",
                        "Logback Classic Module 1.5.21, EPL-1.0 or LGPL-2.1 (ch.qos.logback:logback-classic,"
                                + " https://qos.ch)"),
                parts.stream().map(ShippedPart::line).toList());
        assertEquals("ASM", parts.get(1).text().read());
        assertTrue(parts.get(4).matches("apache-2"));
    }

    @Test
    void theTextOfALicenceIsReadFromItsLibrary() throws IOException {
        var jar = Files.createDirectories(folder.resolve("lib")).resolve("jackson-core-2.22.0.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var name :
                    List.of("META-INF/LICENSE", "META-INF/NOTICE.txt", "META-INF/licenses.index", "a/License.class")) {
                out.putNextEntry(new JarEntry(name));
                out.write((name + " text").getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        var line = " (Apache-2.0) Jackson-core (com.fasterxml.jackson.core:jackson-core:2.22.0 - https://x.example)";
        var part = ShippedParts.of(line, folder.resolve("lib")).orElseThrow();
        assertEquals(
                "META-INF/LICENSE text\n\nMETA-INF/NOTICE.txt text", part.text().read());
        var missing = ShippedParts.of(line.replace("2.22.0", "1.0"), folder.resolve("lib"))
                .orElseThrow();
        assertEquals("", missing.text().read());
    }

    @Test
    void aHeadingIsNoPart() {
        assertEquals(Optional.empty(), ShippedParts.of("Lists of 33 third-party dependencies.", folder));
    }
}
