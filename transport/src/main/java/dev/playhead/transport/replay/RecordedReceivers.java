package dev.playhead.transport.replay;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The transports of a recording, as its inputs open them.
final class RecordedReceivers implements EffectEntries.Receivers {
    private final Map<TransportId, FrameCodec> codecs = new HashMap<>(); // looked up only, never iterated

    private record Group(FrameCodec codec, List<TransportId> ids) implements EffectEntries.Group {}

    void heard(InputEntry input) {
        if (input instanceof Entry.Opened opened) {
            var handshake = opened.handshake();
            codecs.put(opened.transport(), FrameCodec.of(handshake.format(), handshake.speaks()));
        }
    }

    @Override
    public Collection<Group> of(List<TransportId> ids) {
        var groups = new ArrayList<Group>();
        FrameCodec.parted(ids, codecs::get).forEach((codec, group) -> groups.add(new Group(codec, group)));
        return groups;
    }
}
