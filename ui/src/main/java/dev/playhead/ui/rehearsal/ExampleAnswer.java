package dev.playhead.ui.rehearsal;

import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import java.util.List;
import java.util.stream.IntStream;

/// A session that never was: four devices are sent an answer, and one of them has lost its connection.
final class ExampleAnswer {
    private static final int DEVICES = 4;
    private static final int LOST = 1;
    private static final long SECOND = 1_000_000_000;

    private ExampleAnswer() {}

    /// A session of this length, ns.
    static Timeline timeline(long lengthNanos) {
        var participants = IntStream.range(0, DEVICES)
                .mapToObj(i -> new Participant(
                        i, i + 1, Participant.Kind.values()[i % 3], "Device " + (i + 1), "", "ann", "ably-js 2.28.0"))
                .toList();
        var tracks = IntStream.range(0, DEVICES)
                .mapToObj(i -> new DeviceTrack(
                        i,
                        List.of(new Span(SECOND, i == LOST ? 2 * SECOND : Span.OPEN)),
                        EventSeries.NONE,
                        List.of(),
                        List.of(),
                        List.of()))
                .toList();
        return Timeline.drawing(0, lengthNanos, participants, List.of(), tracks);
    }

    /// The state at this moment, ns, when the answer has become this text.
    static SessionState state(long atNanos, String text) {
        var connections = IntStream.range(0, DEVICES).mapToObj(i -> status(i)).toList();
        var begun = text.substring(0, Character.offsetByCodePoints(text, 0, text.codePointCount(0, text.length()) / 2));
        var texts = IntStream.range(0, DEVICES)
                .mapToObj(i -> i == LOST
                        ? new SessionState.DeviceText(i, AttachmentStatus.AWAY, begun, begun, SECOND)
                        : new SessionState.DeviceText(i, AttachmentStatus.ATTACHED, text, text, atNanos))
                .toList();
        var answer = new SessionState.ShownMessage(
                ChannelId.shared("ai:rehearsal"), "1@1", -1, "", text, true, text.length());
        return new SessionState(atNanos, answer, connections, texts, List.of("ann"), 0, 0, 1, 0, 0, "1@1");
    }

    private static ConnectionStatus status(int device) {
        var state = device == LOST ? ConnectionStatus.State.LOST : ConnectionStatus.State.CONNECTED;
        return new ConnectionStatus(device, state, 2 * SECOND, 12_000_000, device == LOST ? 8 : 0, null);
    }
}
