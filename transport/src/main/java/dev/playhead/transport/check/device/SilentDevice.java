package dev.playhead.transport.check.device;

import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.insight.column.LongTable;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rule `silent-device`: what is handed to the socket of a device, the socket takes.
///
/// Found is a device whose socket has not taken a frame with messages five seconds after it was handed to
/// it, nor anything later, while the sockets of others have taken the same frame: it is frozen, asleep, or
/// its network is gone without a word. One frame of each channel a second is looked at. A transport that
/// ends within the five seconds says nothing, as does a log without receipts. One finding for each
/// transport, until it takes something again.
final class SilentDevice extends VerdictRule {
    private static final long WITHIN_NANOS = 5_000_000_000L;
    private static final long SAMPLE_NANOS = 1_000_000_000L;
    private static final int MOST_CHANNELS = 5_000;

    private final LongTable taken = new LongTable();
    private final Map<String, Long> sampled = new BoundedMap<>(MOST_CHANNELS);
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final Set<TransportId> open = new HashSet<>(); // looked up only, never iterated
    private final Map<TransportId, Boolean> told = new HashMap<>(); // looked up only, never iterated

    private record Sample(Entry.FrameOut frame, String channel) {}

    SilentDevice() {
        super("silent-device", "Every socket took what it was handed", "no frame went to two devices");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        while (!samples.isEmpty() && samples.getFirst().frame().atNanos() + WITHIN_NANOS < entry.atNanos()) {
            judge(samples.removeFirst(), session);
        }
        switch (entry) {
            case Entry.Opened opened -> open.add(opened.transport());
            case Entry.Closed closed -> {
                open.remove(closed.transport());
                told.remove(closed.transport());
            }
            case Entry.FrameOut out -> {
                if (out.to().size() > 1 && decoded instanceof Decoded.Frame(var frame)) {
                    sample(out, frame);
                }
            }
            case Entry.Written written -> written.writes().forEach(this::taken);
            default -> {} // all else hands nothing to sockets
        }
    }

    private void sample(Entry.FrameOut out, ProtocolMessage frame) {
        if (frame.action() != Action.MESSAGE || frame.channel() == null) {
            return;
        }
        var before = sampled.get(frame.channel());
        if (before == null || out.atNanos() - before >= SAMPLE_NANOS) {
            sampled.put(frame.channel(), out.atNanos());
            samples.add(new Sample(out, frame.channel()));
        }
    }

    // Frames are taken in the order in which they were handed over.
    private void taken(Entry.Writes writes) {
        if (!writes.frames().isEmpty()) {
            long last = writes.frames().getLast();
            writes.to().forEach(to -> taken.put(to.transport().value(), last));
        }
    }

    private boolean hasTaken(TransportId transport, Entry.FrameOut frame) {
        return taken.get(transport.value(), -1) >= frame.position();
    }

    private void judge(Sample sample, CheckedSession session) {
        var out = sample.frame();
        boolean anybody = out.to().stream().anyMatch(transport -> hasTaken(transport, out));
        if (!anybody) {
            return;
        }
        for (var transport : out.to()) {
            int participant = session.participant(transport);
            if (hasTaken(transport, out)) {
                told.remove(transport);
                held(participant);
            } else if (participant >= 0 && open.contains(transport) && told.put(transport, true) == null) {
                silent(participant, session.channel(participant, QualifiedName.base(sample.channel())), out, session);
            }
        }
    }

    private void silent(int participant, ChannelId channel, Entry.FrameOut out, CheckedSession session) {
        var evidence = List.of(out.position());
        broken(participant, evidence);
        session.report(finding(
                Severity.WARNING,
                "Silent device",
                session.name(participant) + " is connected and attached to " + channel.name()
                        + ", and its socket has taken nothing for five seconds while others were sent the same."
                        + session.faultOn(participant)
                                .map(fault -> " The fault " + fault + " was on.")
                                .orElse(""),
                "Look whether the tab was in the background, the device asleep or its network gone without a word. It shows an"
                        + " answer that stands still, and no error; heartbeats tell it at the earliest.",
                out.atNanos(),
                channel,
                participant,
                evidence));
    }
}
