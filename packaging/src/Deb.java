import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/// The Debian package. Not made by jpackage: the script that it runs after the installation asks `xdg-desktop-menu` to
/// make a menu entry, which fails on a machine without a desktop and leaves a broken package. Files in the places where
/// they belong need no script: the packages of the desktop notice them by triggers of their own.
final class Deb {
    private static final int KILO = 1024;

    private Deb() {}

    static Path make(Product product, Path image) throws IOException, InterruptedException {
        var root = product.out().resolve("work/deb");
        var home = root.resolve("opt").resolve(Product.NAME);
        copy(image, home);
        link(root.resolve("usr/bin/playhead"), Path.of("/opt/playhead/bin/playhead"));
        write(root.resolve("usr/share/applications/playhead.desktop"), desktop());
        write(root.resolve("usr/share/mime/packages/playhead.xml"), mime());
        write(root.resolve("usr/share/doc/playhead/copyright"), copyright());
        for (int size : DrawIcons.SIZES) {
            var icon = root.resolve("usr/share/icons/hicolor/" + size + "x" + size + "/apps/playhead.png");
            Files.createDirectories(icon.getParent());
            Files.copy(product.icon(size), icon);
        }
        write(root.resolve("DEBIAN/control"), control(product, bytes(root) / KILO));
        var deb = product.out().resolve("playhead_" + version(product) + "_" + architecture() + ".deb");
        // Packed fast: most of it is packed already.
        Tool.run(
                product.out(),
                List.of("dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", root.toString(), deb.toString()));
        return deb;
    }

    // A tilde comes before anything: a snapshot is older than its release.
    private static String version(Product product) {
        return product.version().replace("-SNAPSHOT", "~snapshot");
    }

    private static String architecture() {
        var name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> name;
        };
    }

    private static String control(Product product, long kilobytes) {
        return """
                Package: %s
                Version: %s
                Architecture: %s
                Maintainer: %s <noreply@playhead.dev>
                Installed-Size: %d
                Depends: libc6, libgtk-3-0 | libgtk-3-0t64, libpangoft2-1.0-0, libxtst6, libxxf86vm1, libgl1
                Section: devel
                Priority: optional
                Description: %s
                 Playhead embeds a local session broker that speaks the Ably realtime protocol,
                 records everything that devices and agents send and are sent, shows it live or
                 at any moment of the past, and breaks connections on purpose.
                """.formatted(
                        Product.NAME, version(product), architecture(), Product.VENDOR, kilobytes, Product.DESCRIPTION);
    }

    private static String desktop() {
        return """
                [Desktop Entry]
                Type=Application
                Name=Playhead
                Comment=%s
                Exec=/opt/playhead/bin/playhead %%f
                Icon=playhead
                Terminal=false
                Categories=Development;Debugger;
                MimeType=%s;
                """.formatted(Product.DESCRIPTION, Product.MIME_TYPE);
    }

    // More specific than what other programs may say of *.mcap.
    private static String mime() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
                  <mime-type type="%s">
                    <comment>Playhead recording</comment>
                    <glob pattern="*.playhead.mcap" weight="60"/>
                  </mime-type>
                </mime-info>
                """.formatted(Product.MIME_TYPE);
    }

    private static String copyright() {
        return """
                Playhead and what it contains of others: the licences are in /opt/playhead/lib/licenses,
                those of the Java runtime in /opt/playhead/lib/runtime/legal.
                """;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void link(Path link, Path to) throws IOException {
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, to);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static long bytes(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
