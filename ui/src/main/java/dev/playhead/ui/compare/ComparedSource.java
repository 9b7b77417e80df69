package dev.playhead.ui.compare;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.compare.Side;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.Formats;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of the two things that are compared, as it was when they were. Immutable.
///
/// @param letter `A` or `B`
/// @param session what is read
/// @param device participant whose messages are compared; -1 for all that the server has
/// @param timeline of the session
/// @param findings of the session
/// @param file the recording
/// @param side what it has
public record ComparedSource(
        String letter, Session session, int device, Timeline timeline, List<Finding> findings, Path file, Side side) {
    private static final String EXTENSION = ".mcap";
    private static final String OWN_EXTENSION = ".playhead.mcap";

    public ComparedSource {
        findings = List.copyOf(findings);
    }

    /// Returns the name of a recording without what all of their files end with.
    static String name(Path file) {
        var name = String.valueOf(file.getFileName());
        for (var extension : List.of(OWN_EXTENSION, EXTENSION)) {
            if (name.endsWith(extension)) {
                return name.substring(0, name.length() - extension.length());
            }
        }
        return name;
    }

    /// Returns what people call it: the recording, or the device in it.
    public String name() {
        return device < 0 ? name(file) : timeline.participants().get(device).name();
    }

    /// Returns how long it is, ns.
    public long lengthNanos() {
        return timeline.endNanos() - timeline.startNanos();
    }

    /// Returns when something of it was, since its start.
    String clock(long nanos) {
        return Formats.clock(nanos - timeline.startNanos());
    }

    List<Participant> devices() {
        return timeline.participants().stream().filter(Participant::isDevice).toList();
    }

    List<Participant> agents() {
        return timeline.participants().stream()
                .filter(participant -> participant.kind() == Participant.Kind.AGENT)
                .toList();
    }

    int findings(Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /// Returns the channel of a message, by its name; null when the recording has none.
    @Nullable
    ChannelId channel(String name) {
        return timeline.channels().stream()
                .map(ChannelTrack::id)
                .filter(id -> id.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
