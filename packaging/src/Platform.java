import java.util.Locale;

/// The operating systems that packages are made on, each its own.
enum Platform {
    LINUX,
    WINDOWS,
    MAC;

    static Platform current() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return WINDOWS;
        }
        return name.contains("mac") ? MAC : LINUX;
    }
}
