package dev.playhead.transport.library;

import dev.playhead.transport.check.Severity;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.log.RecordingOrigin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Content of a recording in short, for a list of many: enough to tell which one it was. Immutable.
///
/// @param depth how much of the recording was read for it
/// @param beganNanos moment of its first entry, ns since 1970; 0 when it has none
/// @param lengthNanos from its first entry to its last, ns
/// @param frames frames that arrived and were sent; one that went to several counts for each
/// @param density frames in [#PARTS] equal parts of the length
/// @param participants everybody in it by order of appearance; empty for [Depth#COUNTED]
/// @param channels by order of appearance; one without a name has the frames that concern no channel
/// @param faults by order of their beginnings
/// @param findings by the moment they are about; empty for [Depth#COUNTED], which was not checked
/// @param findingsLeftOut how many more there were than are kept here
/// @param origin what it says of where it comes from; null for one of the first version and of other programs
/// @param damage what of it is lost, in sentences; empty when nothing is
public record RecordingContent(
        Depth depth,
        long beganNanos,
        long lengthNanos,
        long frames,
        List<Integer> density,
        List<Attendance> participants,
        List<ChannelCount> channels,
        List<FaultMark> faults,
        List<FindingMark> findings,
        long findingsLeftOut,
        @Nullable RecordingOrigin origin,
        List<String> damage) {
    /// Parts of [#density].
    public static final int PARTS = 32;

    /// Parts of [Attendance#activity].
    public static final int LANE_PARTS = 160;

    /// Depth to which a recording was read.
    public enum Depth {
        /// Its frames were counted; nobody asked what they mean.
        COUNTED,
        /// Its frames were understood and all rules asked.
        CHECKED
    }

    /// Somebody in a recording.
    ///
    /// @param number place among the devices, from 1; 0 for others
    /// @param clientId null for anonymous
    /// @param sdk null when it did not say
    /// @param frames to and from it
    /// @param activity its frames in [#LANE_PARTS] equal parts of the length; empty for all but the first few
    public record Attendance(
            String name,
            Participant.Kind kind,
            int number,
            @Nullable String clientId,
            @Nullable String sdk,
            long frames,
            List<Integer> activity) {
        public Attendance {
            activity = List.copyOf(activity);
        }

        /// Returns whether it is one of the devices, which are numbered from 1.
        public boolean isDevice() {
            return number > 0;
        }
    }

    /// A channel of a recording.
    ///
    /// @param name for people; empty for what concerns no channel
    /// @param messages how many were created
    public record ChannelCount(String name, long frames, long messages) {}

    /// A fault that was on.
    ///
    /// @param fromNanos ns since 1970
    /// @param toNanos ns since 1970; the end of the recording where it was never ended
    /// @param loses whether clients were without frames by it
    public record FaultMark(String label, long fromNanos, long toNanos, boolean loses) {}

    /// A finding.
    ///
    /// @param atNanos ns since 1970
    public record FindingMark(String rule, Severity severity, String title, long atNanos) {}

    public RecordingContent {
        density = List.copyOf(density);
        participants = List.copyOf(participants);
        channels = List.copyOf(channels);
        faults = List.copyOf(faults);
        findings = List.copyOf(findings);
        damage = List.copyOf(damage);
    }

    /// Returns whether all rules were asked.
    public boolean isChecked() {
        return depth == Depth.CHECKED;
    }

    /// Returns the number of findings that are so severe.
    public int findings(Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /// Returns its last moment, ns since 1970.
    public long endNanos() {
        return beganNanos + lengthNanos;
    }
}
