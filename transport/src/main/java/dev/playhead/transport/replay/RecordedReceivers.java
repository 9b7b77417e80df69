package dev.playhead.transport.replay;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The transports of a recording, as its inputs open them.
final class RecordedReceivers implements EffectEntries.Receivers {
    private final Map<TransportId, Format> formats = new HashMap<>(); // looked up only, never iterated

    private record Group(Format format, List<TransportId> ids) implements EffectEntries.Group {}

    void heard(InputEntry input) {
        if (input instanceof Entry.Opened opened) {
            formats.put(opened.transport(), opened.handshake().format());
        }
    }

    @Override
    public Collection<Group> of(List<TransportId> ids) {
        var byFormat = new EnumMap<Format, Group>(Format.class);
        for (var id : ids) {
            var format = formats.get(id);
            if (format != null) {
                byFormat.computeIfAbsent(format, f -> new Group(f, new ArrayList<>()))
                        .ids()
                        .add(id);
            }
        }
        return byFormat.values();
    }
}
