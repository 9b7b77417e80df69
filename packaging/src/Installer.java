import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The installers that jpackage makes of the image: msi, dmg, rpm.
final class Installer {
    private Installer() {}

    /// @param type as jpackage calls it
    static Path make(String type, Product product, Path image) throws IOException {
        var associations = Files.writeString(
                product.out().resolve("work/recordings.properties"),
                "extension=mcap\nmime-type=" + Product.MIME_TYPE + "\ndescription=Playhead recording\n");
        var arguments = new ArrayList<>(List.of(
                "--type", type,
                "--name", Product.NAME,
                "--app-version", product.numbers(),
                "--description", Product.DESCRIPTION,
                "--vendor", Product.VENDOR,
                "--app-image", image.toString(),
                "--file-associations", associations.toString(),
                "--dest", product.out().toString()));
        if (Platform.current() == Platform.WINDOWS) {
            arguments.addAll(List.of("--win-menu", "--win-per-user-install"));
        }
        Tool.jdk("jpackage", arguments);
        try (Stream<Path> files = Files.list(product.out())) {
            return files.filter(file -> file.toString().endsWith("." + type)).findFirst().orElseThrow();
        }
    }
}
