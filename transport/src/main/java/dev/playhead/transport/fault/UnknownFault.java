package dev.playhead.transport.fault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A fault of a recording that a newer Playhead made, of a kind that this one does not know: kept as it is and shown,
/// and does nothing.
public record UnknownFault(String kind, Map<String, Object> fields) implements Fault {
    public UnknownFault {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields)); // their order is kept
    }

    @Override
    public String verb() {
        return "Unknown fault";
    }

    @Override
    public String words() {
        return "A fault called \"" + kind + "\", which this version of Playhead does not know. What it did is in the"
                + " recording; a re-run does without it.";
    }
}
