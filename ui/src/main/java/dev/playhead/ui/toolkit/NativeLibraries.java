package dev.playhead.ui.toolkit;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Libraries of the operating system that JavaFX loads at run time, so that what is missing can be said in a sentence
/// before the toolkit fails in its own way. Windows and macOS have all that it needs; a bare Linux has not.
public final class NativeLibraries {
    private static final Map<String, String> FOR_TEXT = packages(
            "libpangoft2-1.0.so.0", "libpangoft2-1.0-0",
            "libfontconfig.so.1", "libfontconfig1",
            "libfreetype.so.6", "libfreetype6");

    private static final Map<String, String> FOR_A_WINDOW = packages(
            "libgtk-3.so.0", "libgtk-3-0",
            "libXtst.so.6", "libxtst6",
            "libXxf86vm.so.1", "libxxf86vm1");

    private NativeLibraries() {}

    /// The sentence to say when text cannot be drawn, in a window or into a picture; empty when all is there.
    /// Any thread; takes some milliseconds.
    public static Optional<String> missingForText() {
        return missing(isLinux(), FOR_TEXT, NativeLibraries::loads);
    }

    /// The sentence to say when no window can be opened; empty when all is there. Any thread.
    public static Optional<String> missingForAWindow() {
        var all = new LinkedHashMap<>(FOR_TEXT);
        all.putAll(FOR_A_WINDOW);
        return missing(isLinux(), all, NativeLibraries::loads);
    }

    static Optional<String> missing(boolean linux, Map<String, String> packages, Predicate<String> loads) {
        if (!linux) {
            return Optional.empty();
        }
        Set<String> files = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        packages.forEach((file, name) -> {
            if (!loads.test(file)) {
                files.add(file);
                names.add(name);
            }
        });
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of("JavaFX needs " + String.join(" and ", files)
                        + ", which this machine lacks. On Debian and" + " Ubuntu: apt-get install "
                        + String.join(" ", names) + ". On Fedora: dnf install pango gtk3.");
    }

    // The library stays loaded: its types cannot be registered twice in one process.
    @SuppressWarnings("restricted") // the launchers allow it to this module
    private static boolean loads(String file) {
        try {
            SymbolLookup.libraryLookup(file, Arena.global());
            return true;
        } catch (IllegalArgumentException notFound) {
            return false;
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    private static Map<String, String> packages(String... pairs) {
        var packages = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            packages.put(pairs[i], pairs[i + 1]);
        }
        return packages;
    }
}
