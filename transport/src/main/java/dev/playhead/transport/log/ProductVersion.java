package dev.playhead.transport.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/// The version of Playhead that runs, as its build named it.
public final class ProductVersion {
    private static final Properties PROPERTIES = read();

    private ProductVersion() {}

    /// For example `0.1.0-SNAPSHOT`.
    public static String get() {
        return property("version").orElse("unknown");
    }

    /// Returns what the build has written down under a name; empty when it has not.
    public static Optional<String> property(String name) {
        return Optional.ofNullable(PROPERTIES.getProperty(name));
    }

    private static Properties read() {
        var properties = new Properties();
        try (var in = ProductVersion.class.getResourceAsStream("product.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
