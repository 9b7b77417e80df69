import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The product with a runtime of its own, in one folder that needs nothing of the machine.
///
/// Some of the libraries are automatic modules, which jlink does not take: the runtime has the modules of the JDK
/// and of JavaFX, and all other jars lie on the class path beside it. Not on a module path: the JVM believes the
/// cache of classes of a module path only where it was made, of a class path wherever all its jars have moved to.
final class AppImage {
    // What the jars require, and what is found at run time only (characters, languages, memory of the system).
    private static final String MODULES = String.join(
            ",",
            "java.base",
            "java.desktop",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.prefs",
            "java.sql",
            "java.xml",
            "jdk.charsets",
            "jdk.jfr",
            "jdk.localedata",
            "jdk.management",
            "jdk.unsupported",
            "jdk.zipfs",
            "javafx.controls");
    private static final String MAIN = "dev.playhead.app.Main";
    private static final String CACHE = "playhead.aot";
    private static final List<String> JVM = List.of(
            "-XX:+UseG1GC",
            "--enable-native-access=javafx.graphics,ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private AppImage() {}

    /// The folder of the image, or on macOS the bundle.
    static Path make(Product product) throws IOException, InterruptedException {
        var work = fresh(product.out().resolve("work"));
        var toolkit = Files.createDirectories(work.resolve("toolkit"));
        var jars = Files.createDirectories(work.resolve("jars"));
        sort(product.distribution().resolve("lib"), toolkit, jars);
        var runtime = work.resolve("runtime");
        Tool.jdk(
                "jlink",
                List.of(
                        "--module-path", toolkit.toString(),
                        "--add-modules", MODULES,
                        "--strip-debug", "--no-header-files", "--no-man-pages",
                        "--compress", "zip-6",
                        "--generate-cds-archive",
                        "--output", runtime.toString()));
        var images = fresh(product.out().resolve("image"));
        var arguments = new ArrayList<>(List.of(
                "--type", "app-image",
                "--name", Product.NAME,
                "--app-version", product.numbers(),
                "--description", Product.DESCRIPTION,
                "--vendor", Product.VENDOR,
                "--icon", IconFile.make(product, work).toString(),
                "--runtime-image", runtime.toString(),
                "--input", jars.toString(),
                "--main-jar", "playhead-app-" + product.version() + ".jar",
                "--main-class", MAIN,
                "--app-content", product.distribution().resolve("licenses").toString(),
                "--dest", images.toString()));
        options().forEach(option -> arguments.addAll(List.of("--java-options", option)));
        if (Platform.current() == Platform.WINDOWS) {
            arguments.addAll(List.of("--add-launcher", "playhead-console=" + console(work))); // for command lines
        }
        Tool.jdk("jpackage", arguments);
        var image = images.resolve(Platform.current() == Platform.MAC ? Product.NAME + ".app" : Product.NAME);
        train(runtime, image);
        return image;
    }

    // The toolkit comes as one jar with its module and its libraries, and one without anything. What else lies there,
    // the build has made for the runtime of the build.
    private static void sort(Path from, Path toolkit, Path jars) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                var name = jar.getFileName().toString();
                if (!name.startsWith("javafx-")) {
                    Files.copy(jar, jars.resolve(name));
                } else if (name.matches(".*-(linux|win|mac)(-aarch64)?\\.jar")) {
                    Files.copy(jar, toolkit.resolve(name));
                }
            }
        }
    }

    private static List<String> options() {
        var options = new ArrayList<>(JVM);
        options.add("-XX:MaxGCPauseMillis=20");
        options.add("-XX:MaxNewSize=128m"); // as the launchers of the distribution, which say why
        options.add("-XX:GCTimeRatio=4");
        options.add("-XX:AOTCache=$APPDIR/" + CACHE);
        options.add("-Xlog:aot=off");
        options.add("-Xlog:cds=off");
        return options;
    }

    private static Path console(Path work) throws IOException {
        return Files.writeString(work.resolve("console.properties"), "win-console=true\n");
    }

    // The cache of loaded classes fits one build of the JVM and one class path: it is made with this runtime, over the
    // jars of the image in the order in which its launcher names them.
    private static void train(Path runtime, Path image) throws IOException, InterruptedException {
        var app = switch (Platform.current()) {
            case LINUX -> image.resolve("lib/app");
            case WINDOWS -> image.resolve("app");
            case MAC -> image.resolve("Contents/app");
        };
        var command = new ArrayList<>(List.of(
                runtime.resolve("bin/java").toString(), "-XX:AOTCacheOutput=" + CACHE, "-Xlog:aot=off"));
        command.addAll(JVM);
        command.addAll(List.of("--class-path", classPath(app), MAIN, "warm-up"));
        Tool.run(app, command);
        if (!Files.isRegularFile(app.resolve(CACHE))) {
            throw new IllegalStateException("The run that fills the class cache left none in " + app);
        }
    }

    private static String classPath(Path app) throws IOException {
        var place = "app.classpath=$APPDIR";
        try (Stream<String> lines = Files.lines(app.resolve(Product.NAME + ".cfg"))) {
            return lines.filter(line -> line.startsWith(place))
                    .map(line -> app + line.substring(place.length()))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static Path fresh(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
