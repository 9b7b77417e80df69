package dev.playhead.transport.log;

import dev.playhead.transport.log.mcap.FileBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Version of the recording format that a file has. It stands in the header of the MCAP file, the one record
/// that every version reads: `playhead 0.1.0 format 4.0` as the library that wrote it.
///
/// @param major raised when an older Playhead would misread the file, for example by a new kind of input
/// @param minor raised when it would only show less
record FormatVersion(int major, int minor) {
    /// Recordings of before versions were written, and files whose header cannot be read.
    static final FormatVersion ZERO = new FormatVersion(0, 0);

    static final FormatVersion CURRENT = new FormatVersion(4, 0);

    private static final Pattern LIBRARY = Pattern.compile("playhead (\\S{1,50}) format (\\d{1,9})\\.(\\d{1,9})");

    /// Returns what stands in the header of files of this version.
    static String library() {
        return "playhead " + ProductVersion.get() + " format " + CURRENT;
    }

    /// The version of a file, which this Playhead can read.
    ///
    /// @throws IOException when it cannot, with what to do in the message
    static FormatVersion ofReadable(Path path, FileBytes file) throws IOException {
        var header = file.header();
        if (header.isEmpty() || !header.get().isOurs()) {
            return ZERO;
        }
        var version = of(header.get().library());
        if (version.major > CURRENT.major) {
            throw new IOException(
                    path + " cannot be opened. " + refusal(header.get().library()));
        }
        return version;
    }

    /// The version of a file by its header's library.
    static FormatVersion of(String library) {
        var matcher = LIBRARY.matcher(library);
        return matcher.matches()
                ? new FormatVersion(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)))
                : ZERO;
    }

    /// The product that wrote a file by its header's library; empty when it does not say.
    private static String product(String library) {
        var matcher = LIBRARY.matcher(library);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /// Returns what a person must do to read a file that this version cannot.
    private static String refusal(String library) {
        var product = product(library);
        return "It was recorded by Playhead " + product + " in format " + of(library)
                + ", and this is Playhead " + ProductVersion.get() + ", which reads formats up to " + CURRENT.major
                + ". Open it with Playhead " + product + " or newer.";
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
