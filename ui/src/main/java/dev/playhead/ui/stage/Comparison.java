package dev.playhead.ui.stage;

import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Comparison of devices with the server at a moment: which are compared, in which order, and who is not
/// compared and why. Immutable.
///
/// @param devices those that are owed the message: what is lost first, so that it is in sight
/// @param others in words, a line for each reason
record Comparison(TextWindow window, List<Device> devices, List<String> others, int otherCount) {
    // More devices that are well than these are named in one line.
    private static final int MOST_WELL = 8;
    private static final int MOST_OF_A_STATE = 16;
    private static final int MOST_NAMES = 6;

    /// One device beside the server.
    ///
    /// @param connectionStatus null when nothing is known of it
    record Device(
            Participant participant,
            @Nullable ConnectionStatus connectionStatus,
            StageText text,
            SyncState state,
            SessionState.DeviceText sent) {}

    Comparison {
        devices = List.copyOf(devices);
        others = List.copyOf(others);
    }

    static Comparison of(Timeline timeline, SessionState moment, SessionState.ShownMessage subject, boolean wide) {
        var connectionStatuses = new HashMap<Integer, ConnectionStatus>(); // looked up only
        moment.connectionStatuses()
                .forEach(connectionStatus -> connectionStatuses.put(connectionStatus.participant(), connectionStatus));
        var devices = new ArrayList<Device>();
        var rest = new EnumMap<AttachmentStatus, List<Participant>>(AttachmentStatus.class);
        int common = subject.text().length();
        for (var text : moment.texts()) {
            var participant = timeline.participants().get(text.participant());
            if (!text.attachment().isOwed()) {
                rest.computeIfAbsent(text.attachment(), attachment -> new ArrayList<>())
                        .add(participant);
                continue;
            }
            var connectionStatus = connectionStatuses.get(text.participant());
            var difference = StageText.of(subject, text);
            if (!difference.isComplete()) {
                common = Math.min(common, difference.common().length());
            }
            devices.add(new Device(
                    participant, connectionStatus, difference, SyncState.of(connectionStatus, difference), text));
        }
        devices.sort(Comparator.comparing(device -> !device.state().isFault())); // stable: else as they came
        var lines = new ArrayList<String>();
        int folded = fold(devices, lines);
        for (Map.Entry<AttachmentStatus, List<Participant>> entry : rest.entrySet()) {
            lines.add(words(entry.getKey(), subject) + ": " + names(entry.getValue()));
            folded += entry.getValue().size();
        }
        return new Comparison(TextWindow.of(subject.text(), common, wide), devices, lines, folded);
    }

    // Of thousands of devices nobody reads the cards, and making them takes minutes.
    private static int fold(List<Device> devices, List<String> lines) {
        var kept = new ArrayList<Device>();
        var counts = new EnumMap<SyncState, Integer>(SyncState.class);
        var folded = new EnumMap<SyncState, List<Participant>>(SyncState.class);
        for (var device : devices) {
            int most = device.state() == SyncState.IN_SYNC ? MOST_WELL : MOST_OF_A_STATE;
            if (counts.merge(device.state(), 1, Integer::sum) <= most) {
                kept.add(device);
            } else {
                folded.computeIfAbsent(device.state(), state -> new ArrayList<>())
                        .add(device.participant());
            }
        }
        int without = devices.size() - kept.size();
        devices.clear();
        devices.addAll(kept);
        folded.forEach((state, participants) -> lines.add(words(state) + ": " + names(participants)));
        return without;
    }

    private static String words(SyncState state) {
        return switch (state) {
            case IN_SYNC -> "In sync";
            case LATE -> "Late too";
            case MISSING -> "Without all of the text too";
            case LOST -> "Lost too";
            case AWAY -> "Away too";
        };
    }

    /// Returns why a device is not owed a message.
    static String words(AttachmentStatus attachment, SessionState.ShownMessage subject) {
        return switch (attachment) {
            case ELSEWHERE -> "Not attached to " + subject.channel().words();
            case GONE -> "Gone";
            case NOT_SUBSCRIBED -> "Attached without subscribe";
            case CAME_LATER -> "Attached after this began";
            case AUTHOR -> "Published this, wants no echo";
            case ATTACHED, AWAY -> throw new IllegalArgumentException(attachment + " is compared");
        };
    }

    private static String names(List<Participant> participants) {
        var some =
                participants.stream().limit(MOST_NAMES).map(Participant::name).collect(Collectors.joining(", "));
        int more = participants.size() - MOST_NAMES;
        return more <= 0 ? some : some + String.format(Locale.ROOT, " and %,d more", more);
    }
}
