package dev.playhead.ui.library;

import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.library.LibraryItem.Place;
import dev.playhead.transport.library.RecordingContent.Attendance;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.theme.Icon;
import javafx.scene.Node;

/// Icons of who was in a recording, and of its source. FX thread.
final class Attendants {
    private Attendants() {}

    static Participant participant(Attendance who) {
        return new Participant(0, who.number(), who.kind(), who.name(), "", who.clientId(), who.sdk());
    }

    static Node icon(Attendance who) {
        return ParticipantIcon.of(participant(who));
    }

    static Icon source(Place place) {
        return switch (place) {
            case RECORDED -> Icon.BROADCAST;
            case REPLAYED -> Icon.HISTORY;
            case IMPORTED -> Icon.DOWNLOAD;
        };
    }
}
