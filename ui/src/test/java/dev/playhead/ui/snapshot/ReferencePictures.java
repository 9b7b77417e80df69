package dev.playhead.ui.snapshot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import javafx.scene.image.WritableImage;

/// Pictures in the repository that screens are compared with. `-Dplayhead.drawPictures=true` draws them anew
/// (CONTRIBUTING.md).
///
/// @param mostBytes size of a file that a repository still takes
/// @param leftOut pixels at the lower edge that are not compared
record ReferencePictures(int mostBytes, int leftOut) {
    static final Path FOLDER = Path.of("src/test/resources/dev/playhead/ui/snapshot");
    /// Height of the status bar, which says how much room the disk has.
    static final int STATUS_BAR = 26;

    private static final Path DRAWN = Path.of("target/snapshots");

    /// Returns where a screen is drawn to be compared.
    static Path drawn(String view, Theme theme, int width, int height) throws IOException {
        var name = view.replace('/', '-') + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + "x" + height
                + ".png";
        return Files.createDirectories(DRAWN).resolve(name);
    }

    void isAsItWas(WritableImage image, Path drawn) throws IOException {
        Files.write(drawn, Png.encode(image));
        isAsItWas(drawn);
    }

    void isAsItWas(Path drawn) throws IOException {
        var reference = FOLDER.resolve(drawn.getFileName().toString());
        if (Boolean.getBoolean("playhead.drawPictures")) {
            Files.createDirectories(FOLDER);
            Files.copy(drawn, reference, StandardCopyOption.REPLACE_EXISTING);
        }
        assertTrue(Files.size(reference) <= mostBytes, () -> reference + " is too large for a repository.");
        var likeness = Likeness.of(reference, drawn, leftOut);
        assertTrue(
                likeness.isAlike(),
                () -> drawn.toAbsolutePath() + " does not look like " + reference + ": " + likeness
                        + ". Look at both; if the new one is right, draw the references anew (CONTRIBUTING.md).");
    }
}
