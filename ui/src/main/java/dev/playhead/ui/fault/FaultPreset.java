package dev.playhead.ui.fault;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.Duplicate;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.Slow;
import dev.playhead.ui.theme.Icon;
import java.util.List;

/// Fault that is set on a device by one click. Immutable.
///
/// @param id stable name, for tests
/// @param name what happens to people: "No signal"
/// @param words how, in a few words
record FaultPreset(String id, String name, String words, Fault fault, Icon icon) {
    /// In the order in which they are shown.
    static final List<FaultPreset> ALL = List.of(
            new FaultPreset("no-signal", "No signal", "cut until restored", new Cut(), Icon.CUT),
            new FaultPreset("slow-network", "Slow network", "+400 ms, both ways", new Slow(400), Icon.SLOW),
            new FaultPreset("far-away", "Far away", "+2 s, both ways", new Slow(2_000), Icon.CLOCK),
            new FaultPreset("sent-twice", "Sent twice", "every message", new Duplicate(100), Icon.DUPLICATE),
            new FaultPreset("now-and-then", "Twice at times", "1 in 20 frames", new Duplicate(5), Icon.FLAKY));
}
