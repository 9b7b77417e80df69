package dev.playhead.transport.replay;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.TransportId;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs a recording again and compares what the core asks for now with what it asked for then: byte for
/// byte, in the same order. A difference means that the recording was changed, or that this version does
/// something else than the one that recorded it.
public final class Rerun {
    private static final String NOTHING = "nothing more";

    private final LogReader log;
    private final Broker broker;
    private final EffectEntries effects = new EffectEntries();
    private final Deque<Entry> pending = new ArrayDeque<>();
    private final Map<TransportId, Long> gone = new HashMap<>(); // looked up only, never iterated
    private long cause;

    private Rerun(LogReader log) throws IOException {
        this.log = log;
        this.broker = RecordedRun.begin(log);
    }

    /// Where recording and re-run part.
    ///
    /// @param position of the entry that differs
    /// @param expected what the recording has there, in words
    /// @param came what the re-run gave instead, in words
    public record Difference(long position, String expected, String came) {}

    /// The first difference; empty when the re-run gave what is recorded.
    ///
    /// @throws IOException when the log cannot be read or does not begin as one
    public static Optional<Difference> verify(LogReader log) throws IOException {
        return new Rerun(log).run();
    }

    private Optional<Difference> run() throws IOException {
        long size = log.size();
        for (long position = 0; position < size; position++) {
            var entry = log.read(position);
            var difference = EffectEntries.isEffect(entry) ? compare(entry) : next(entry);
            if (difference.isPresent()) {
                return difference;
            }
        }
        boolean cutOff = log instanceof LogFile file && file.mayLackItsEnd();
        return cutOff ? Optional.empty() : leftOver(size);
    }

    private Optional<Difference> next(Entry entry) throws IOException {
        if (entry instanceof Entry.Foreign lost && lost.topic().equals(LogFile.LOST)) {
            return Optional.of(new Difference(entry.position(), "an entry that cannot be read", "not tried"));
        }
        if (!EffectEntries.isInput(entry)) {
            return Optional.empty();
        }
        var difference = leftOver(entry.position());
        cause = entry.position();
        pending.addAll(effects.of(log, entry, broker));
        return difference;
    }

    private Optional<Difference> compare(Entry recorded) {
        if (EffectEntries.cause(recorded) != cause) {
            return different(recorded, NOTHING);
        }
        if (recorded instanceof Entry.FrameOut frame) {
            for (var id : frame.to()) {
                var since = gone.get(id);
                if (since != null) {
                    return different(
                            frame,
                            "nothing for transport " + id.value() + ", which missed a frame after entry " + since);
                }
            }
        }
        while (!pending.isEmpty()) {
            var came = pending.remove();
            if (agree(recorded, came)) {
                return Optional.empty();
            }
            if (!couldBeUnsent(came) || sharesTargets(recorded, came)) {
                return different(recorded, EffectWords.of(came));
            }
            left(((Entry.FrameOut) came).to());
        }
        return different(recorded, NOTHING);
    }

    private Optional<Difference> different(Entry recorded, String came) {
        return Optional.of(new Difference(recorded.position(), EffectWords.of(recorded), came));
    }

    private Optional<Difference> leftOver(long position) {
        while (!pending.isEmpty()) {
            var came = pending.remove();
            if (!couldBeUnsent(came)) {
                return Optional.of(new Difference(position, NOTHING, EffectWords.of(came)));
            }
            left(((Entry.FrameOut) came).to());
        }
        return Optional.empty();
    }

    // The sockets of a recording that is served again are there for the core only, and earlier versions forgot a socket
    // before the core heard of its end; what the core sends there is not recorded. Such a socket never comes back, so a
    // transport that was left out once and is there later is a difference.
    private void left(List<TransportId> transports) {
        transports.forEach(id -> gone.put(id, cause));
    }

    private boolean agree(Entry recorded, Entry came) {
        if (!(recorded instanceof Entry.FrameOut then && came instanceof Entry.FrameOut now)) {
            return EffectEntries.same(recorded, came);
        }
        if (!EffectEntries.sameFrame(then, now) || !EffectEntries.isSubsequence(then.to(), now.to())) {
            return false;
        }
        left(now.to().stream().filter(id -> !then.to().contains(id)).toList());
        return true;
    }

    private static boolean couldBeUnsent(Entry came) {
        return came instanceof Entry.FrameOut;
    }

    private static boolean sharesTargets(Entry recorded, Entry came) {
        return recorded instanceof Entry.FrameOut then
                && came instanceof Entry.FrameOut now
                && !Collections.disjoint(then.to(), now.to());
    }
}
