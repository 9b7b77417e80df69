package dev.playhead.transport.log;

import dev.playhead.transport.log.mcap.Block;
import java.util.List;
import java.util.Map;

/// Layout of a file: the places of its messages. Immutable.
///
/// @param blocks in the order of their positions, without gaps
/// @param topics names of channels by their id, as far as they are known without unpacking
/// @param dataEnd where the record `Data End` begins; -1 when it was not found
/// @param notes what a reader should know though nothing is lost, in sentences
/// @param damage what is wrong apart from lost blocks, in sentences
/// @param keyframes where the keyframes are
record Layout(
        List<Block> blocks,
        Map<Integer, String> topics,
        long dataEnd,
        List<String> notes,
        List<String> damage,
        KeyframeIndex keyframes) {
    /// Returns the number of messages, the lost ones included.
    long size() {
        return blocks.isEmpty() ? 0 : blocks.getLast().end();
    }
}
