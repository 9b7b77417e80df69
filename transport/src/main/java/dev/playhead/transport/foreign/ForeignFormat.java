package dev.playhead.transport.foreign;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Formats that recordings can be made of, told by the ending of a file's name.
public enum ForeignFormat {
    /// An object a line, as `playhead export --format jsonl` writes them.
    JSON_LINES(".jsonl"),
    /// An HTTP archive with the frames of sockets as `_webSocketMessages`.
    HTTP_ARCHIVE(".har");

    private final String ending;

    ForeignFormat(String ending) {
        this.ending = ending;
    }

    /// Returns the format of a file by its name; empty when it is none of these.
    public static Optional<ForeignFormat> of(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.ending))
                .findFirst();
    }

    /// Returns the endings in words: `.jsonl or .har`.
    public static String endings() {
        return Arrays.stream(values()).map(format -> format.ending).collect(Collectors.joining(" or "));
    }
}
