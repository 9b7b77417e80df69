import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes the packages of this operating system: an image of the product with a runtime of its own, and from it the
/// installers for which the tools are there. Started by `mvn -Ppackage package`.
final class Package {
    private Package() {}

    /// @param args the distribution (`app/target/playhead`), the icons of the window, the version, where packages go
    public static void main(String[] args) throws Exception {
        var product = new Product(path(args[0]), path(args[1]), args[2], path(args[3]));
        Files.createDirectories(product.out());
        var image = AppImage.make(product);
        for (Path made : installers(product, image)) {
            System.out.println(made + ": " + Files.size(made) / (1 << 20) + " MB");
        }
    }

    // Tools run in folders of their own.
    private static Path path(String name) {
        return Path.of(name).toAbsolutePath().normalize();
    }

    private static List<Path> installers(Product product, Path image) throws IOException, InterruptedException {
        var made = new ArrayList<Path>();
        switch (Platform.current()) {
            case LINUX -> {
                if (Tool.found("dpkg-deb")) {
                    made.add(Deb.make(product, image));
                } else {
                    System.out.println("No deb was made: dpkg-deb is not on this machine.");
                }
                if (Tool.found("rpmbuild")) {
                    made.add(Installer.make("rpm", product, image));
                } else {
                    System.out.println("No rpm was made: rpmbuild is not on this machine.");
                }
            }
            case WINDOWS -> made.add(Installer.make("msi", product, image)); // needs the WiX toolset, which it asks for
            case MAC -> made.add(Installer.make("dmg", product, image));
        }
        return made;
    }
}
