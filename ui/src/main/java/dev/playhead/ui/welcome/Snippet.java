package dev.playhead.ui.welcome;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Code to copy into an app, with the real address in it. The build runs each of them against the
/// broker.
public enum Snippet {
    JAVASCRIPT("JavaScript", "javascript"),
    AI_TRANSPORT("AI Transport", "ai-transport"),
    JAVA("Java", "java");

    private static final Pattern CONNECTION = Pattern.compile("\\s*(o\\.)?(endpoint|port|tls|realtimeHost)\\b.*");

    private final String title;
    private final String file;

    Snippet(String title, String file) {
        this.title = title;
        this.file = file;
    }

    /// Returns the name of its SDK, for people.
    public String title() {
        return title;
    }

    /// The text for a broker at `address`, for example "localhost:9477".
    public String text(String address) {
        int colon = address.lastIndexOf(':');
        try (InputStream text = Snippet.class.getResourceAsStream(file + ".txt")) {
            if (text == null) {
                throw new IllegalStateException("The snippet " + file + " is missing from this build");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${host}", address.substring(0, colon))
                    .replace("${port}", address.substring(colon + 1));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the snippet " + file, e);
        }
    }

    List<String> lines(String address) {
        return text(address).lines().toList();
    }

    /// Returns whether a line is one of those that lead to the broker, the only ones an app must change.
    static boolean isConnection(String line) {
        return CONNECTION.matcher(line).matches();
    }
}
