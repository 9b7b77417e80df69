package dev.playhead.transport.log.mcap;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;

/// Checks the checksum over all data that a writer may put into the record `Data End`.
public final class DataChecksum {
    private static final int PART_BYTES = 1 << 20;
    private static final int HEAD = 9;

    private DataChecksum() {}

    /// Returns what is wrong, as a sentence; empty when the data fit, or when their writer made no checksum.
    /// Reads the whole file if there is one.
    ///
    /// @param dataEndAt where the record `Data End` is thought to begin; -1 when nobody knows
    /// @throws IOException when the file cannot be read
    public static Optional<String> problem(FileBytes file, long dataEndAt) throws IOException {
        if (dataEndAt < 0 || dataEndAt + HEAD + 4 > file.size()) {
            return Optional.empty();
        }
        if (file.at(dataEndAt, 1).get(0) != McapBytes.DATA_END) {
            return Optional.empty();
        }
        long expected = file.at(dataEndAt + HEAD, 4).getInt() & 0xffffffffL;
        if (expected == 0) {
            return Optional.empty();
        }
        var crc = new CRC32();
        for (long at = 0; at < dataEndAt; at += PART_BYTES) {
            crc.update(file.at(at, (int) Math.min(PART_BYTES, dataEndAt - at)));
        }
        return crc.getValue() == expected
                ? Optional.empty()
                : Optional.of(
                        "The data do not fit the file's checksum: some bytes of it were changed. What can be read is"
                                + " shown, and may be wrong.");
    }
}
