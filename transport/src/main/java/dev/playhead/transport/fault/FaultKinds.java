package dev.playhead.transport.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All kinds of faults that there are. Recordings, the command line and keyframes read by this list; a new kind is a
/// line in it.
public final class FaultKinds {
    public static final List<FaultKind> ALL = List.of(
            Cut.KIND, //
            Slow.KIND,
            Interruption.DETACHED,
            Interruption.FAILED,
            Interruption.DISCONTINUITY,
            Duplicate.KIND,
            Drop.KIND,
            WithholdAck.KIND,
            RefusePublish.KIND,
            ResumeRefused.KIND,
            Close.KIND,
            HalfOpen.KIND,
            Hold.KIND,
            Die.KIND,
            Reorder.KIND,
            Break.KIND);

    private FaultKinds() {}

    /// The kind with this name; null when there is none.
    public static @Nullable FaultKind of(String name) {
        for (var kind : ALL) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    /// The fault of a recording. One of a kind that nobody here knows is kept as it is, as an [UnknownFault].
    ///
    /// @throws FaultFields.Wrong when a parameter of a known kind is missing or no good
    public static Fault read(String kind, Map<String, ? extends @Nullable Object> fields) {
        var known = of(kind);
        if (known != null) {
            return known.read().apply(new FaultFields(fields));
        }
        var kept = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> {
            if (value != null) {
                kept.put(name, value);
            }
        });
        return new UnknownFault(kind, kept);
    }
}
