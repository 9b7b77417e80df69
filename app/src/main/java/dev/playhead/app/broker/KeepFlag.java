package dev.playhead.app.broker;

import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.session.BrokerSettings;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The limit of what the broker keeps in memory for history and resumes. The recording keeps everything.
public final class KeepFlag {
    private static final String ALL = "all";
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([kmg]?)b?");

    @Option(
            names = "--keep",
            paramLabel = "SIZE",
            description =
                    "How much is kept for history, rewind and resumes, all channels together: 500k, 64m (default), 2g,"
                            + " or all. What was not touched for longest goes first; the recording has everything.")
    private @Nullable String keep;

    /// Returns the same options with this limit.
    ///
    /// @throws IllegalArgumentException when the size is none
    public ServerOptions in(ServerOptions options) {
        return keep == null ? options : options.keeping(bytes(keep));
    }

    /// Reads a size as people write it, in units of 1,024; 0 for `all`.
    ///
    /// @throws IllegalArgumentException when it is none
    static long bytes(String size) {
        var text = size.toLowerCase(Locale.ROOT);
        if (text.equals(ALL)) {
            return 0;
        }
        var parts = SIZE.matcher(text);
        long bytes = parts.matches() ? Long.parseLong(parts.group(1)) << shift(parts.group(2)) : 0;
        if (bytes < BrokerSettings.LEAST_KEPT_BYTES) {
            throw new IllegalArgumentException("--keep " + size
                    + " is no size; write for example 500k, 64m or 2g, at least 64k, or all for no limit.");
        }
        return bytes;
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
        };
    }
}
