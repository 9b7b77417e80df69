import java.nio.file.Path;

/// What is packaged.
///
/// @param distribution has `lib`, with the jars, and `licenses`
/// @param icons PNG files of the sizes of [DrawIcons]
/// @param version as in the build, perhaps with `-SNAPSHOT`
/// @param out where images and packages go
record Product(Path distribution, Path icons, String version, Path out) {
    static final String NAME = "playhead";
    static final String DESCRIPTION = "Monitor and debug AI streams";
    static final String VENDOR = "The Playhead developers";
    static final String MIME_TYPE = "application/vnd.playhead.recording+mcap";

    /// The version in numbers alone, as installers want it. On macOS the first one must not be 0.
    String numbers() {
        var numbers = version.replaceFirst("-.*", "");
        return Platform.current() == Platform.MAC && numbers.startsWith("0.") ? "1" + numbers.substring(1) : numbers;
    }

    Path icon(int size) {
        return icons.resolve("playhead-" + size + ".png");
    }
}
