package dev.playhead.transport.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of Playhead that runs, as its build named it.
public final class ProductVersion {
    private static final String VERSION = read();

    private ProductVersion() {}

    /// For example `0.1.0-SNAPSHOT`.
    public static String get() {
        return VERSION;
    }

    private static String read() {
        var properties = new Properties();
        try (var in = ProductVersion.class.getResourceAsStream("product.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
