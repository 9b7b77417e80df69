package dev.playhead.transport.replay;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a recording again and compares what the core asks for now with what it asked for then: byte for
/// byte, in the same order. A difference means that the recording was changed, or that this version does
/// something else than the one that recorded it. For one thread.
public final class DeterminismCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DeterminismCheck.class);
    private static final String NOTHING = "nothing more";

    private final LogReader log;
    private final Broker broker;
    private final RecordedReceivers receivers = new RecordedReceivers();
    private final EffectEntries effects = new EffectEntries(() -> 0, receivers);
    private final Deque<EffectEntry> pending = new ArrayDeque<>();
    private final Map<TransportId, Long> gone = new HashMap<>(); // looked up only, never iterated
    private long cause;
    private boolean mayBeUnanswered;

    private DeterminismCheck(LogReader log) throws IOException {
        this.log = log;
        this.broker = CoreReplayer.begin(log);
    }

    /// The first difference of recording and re-run.
    ///
    /// @param position of the entry that differs
    /// @param expected what the recording has there, in words
    /// @param came what the re-run gave instead, in words
    public record Difference(long position, String expected, String came) {}

    /// The first difference; empty when the re-run gave what is recorded.
    ///
    /// @throws IOException when the log cannot be read or does not begin as one
    public static Optional<Difference> verify(LogReader log) throws IOException {
        return new DeterminismCheck(log).run();
    }

    private Optional<Difference> run() throws IOException {
        long size = log.size();
        for (long position = 0; position < size; position++) {
            var entry = log.read(position);
            var difference = entry instanceof EffectEntry effect ? compare(effect) : next(entry);
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
        if (entry instanceof Entry.Earlier(var at, var atNanos, InputEntry before)) {
            receivers.heard(before); // of the transports that the recording begins with
        }
        if (!(entry instanceof InputEntry input)) {
            return Optional.empty();
        }
        var difference = leftOver(entry.position());
        cause = entry.position();
        mayBeUnanswered = log instanceof LogFile file
                && file.isOfVersionZero()
                && input instanceof Entry.RestIn request
                && request.refusal() != null;
        run(input);
        return difference;
    }

    private void run(InputEntry input) {
        receivers.heard(input);
        effects.ofRefusal(input, pending::add);
        try {
            for (var effect : CoreReplayer.apply(log, input, broker)) {
                effects.of(effect, input, pending::add);
            }
        } catch (RuntimeException unwritable) {
            // When it was recorded, what came after a frame that nobody can write was left out as well.
            LOG.warn("Entry {} of {} has an effect that cannot be written", input.position(), log.file(), unwritable);
        }
    }

    private Optional<Difference> compare(EffectEntry recorded) {
        if (recorded.cause() != cause) {
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
                return different(recorded, EffectText.of(came));
            }
            left(came);
        }
        return different(recorded, NOTHING);
    }

    private Optional<Difference> different(EffectEntry recorded, String came) {
        return Optional.of(new Difference(recorded.position(), EffectText.of(recorded), came));
    }

    private Optional<Difference> leftOver(long position) {
        while (!pending.isEmpty()) {
            var came = pending.remove();
            if (!couldBeUnsent(came)) {
                return Optional.of(new Difference(position, NOTHING, EffectText.of(came)));
            }
            left(came);
        }
        return Optional.empty();
    }

    // The sockets of a recording that is served again are there for the core only, and earlier versions forgot a socket
    // before the core heard of its end; what the core sends there is not recorded. Such a socket never comes back, so a
    // transport that was left out once and is there later is a difference.
    private void left(EffectEntry unsent) {
        if (unsent instanceof Entry.FrameOut frame) {
            left(frame.to());
        }
    }

    private void left(List<TransportId> transports) {
        transports.forEach(id -> gone.put(id, cause));
    }

    private boolean agree(EffectEntry recorded, EffectEntry came) {
        if (!(recorded instanceof Entry.FrameOut then && came instanceof Entry.FrameOut now)) {
            return EffectMatch.same(recorded, came);
        }
        if (!EffectMatch.sameFrame(then, now) || !EffectMatch.isSubsequence(then.to(), now.to())) {
            return false;
        }
        left(now.to().stream().filter(id -> !then.to().contains(id)).toList());
        return true;
    }

    private boolean couldBeUnsent(EffectEntry came) {
        return came instanceof Entry.FrameOut || (came instanceof Entry.RestOut && mayBeUnanswered);
    }

    private static boolean sharesTargets(EffectEntry recorded, EffectEntry came) {
        return recorded instanceof Entry.FrameOut then
                && came instanceof Entry.FrameOut now
                && !Collections.disjoint(then.to(), now.to());
    }
}
