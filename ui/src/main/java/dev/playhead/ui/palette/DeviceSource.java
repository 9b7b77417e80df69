package dev.playhead.ui.palette;

import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.device.StatusText;
import dev.playhead.ui.table.Tone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/// Devices and agents by name, client id and SDK. Each leads to its last frame.
final class DeviceSource implements PaletteSource {
    @Override
    public PaletteGroup group() {
        return PaletteGroup.DEVICES;
    }

    @Override
    public List<PaletteResult> find(PaletteScope scope, PaletteQuery query, BooleanSupplier stopped)
            throws IOException {
        var timeline = scope.session().timeline();
        var matching = timeline.participants().stream()
                .filter(DeviceSource::isOne)
                .filter(participant -> query.matches(words(participant)))
                .limit(MOST)
                .toList();
        var found = new ArrayList<PaletteResult>();
        if (!matching.isEmpty()) {
            var statuses = scope.session().at(scope.nanos()).connectionStatuses();
            for (var participant : matching) {
                var status = statuses.stream()
                        .filter(each -> each.participant() == participant.index())
                        .findFirst();
                boolean broken =
                        status.filter(each -> StatusText.isBroken(each.state())).isPresent();
                found.add(new PaletteResult(
                        "participant:" + participant.index(),
                        group(),
                        ParticipantIcon.look(participant),
                        participant.name(),
                        note(participant),
                        StatusText.of(status.orElse((ConnectionStatus) null), scope.shownNanos()),
                        broken ? Tone.FAULT : Tone.MUTED,
                        List.of(),
                        "",
                        () -> go(scope, timeline, participant.index())));
            }
        }
        return found;
    }

    static boolean isOne(Participant participant) {
        return participant.isDevice() || participant.kind() == Participant.Kind.AGENT;
    }

    private static String words(Participant participant) {
        return participant.name() + " " + note(participant);
    }

    private static String note(Participant participant) {
        String client = Objects.requireNonNullElse(participant.clientId(), "");
        String sdk = Objects.requireNonNullElse(participant.sdk(), "");
        return client.isEmpty() || sdk.isEmpty() ? client + sdk : client + ", " + sdk;
    }

    private static void go(PaletteScope scope, Timeline timeline, int participant) {
        var frames = timeline.frames();
        int row = lastRow(timeline, participant, scope.shownNanos());
        if (row >= 0) {
            scope.go(row, frames.atNanos(row));
        }
    }

    /// Returns the last row of a participant at or before a moment; -1 when there is none.
    static int lastRow(Timeline timeline, int participant, long nanos) {
        int row = timeline.frames().rowAt(nanos);
        while (row >= 0 && timeline.frames().participant(row) != participant) {
            row--;
        }
        return row;
    }
}
