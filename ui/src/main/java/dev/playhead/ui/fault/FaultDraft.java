package dev.playhead.ui.fault;

import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultFields;
import dev.playhead.transport.fault.FaultKind;
import java.util.HashMap;
import java.util.Map;

/// Fault as far as somebody has put it together. Immutable.
sealed interface FaultDraft {
    /// One that can be set.
    record Ready(Fault fault) implements FaultDraft {}

    /// One that cannot.
    ///
    /// @param sentence why, for people
    record Wrong(String sentence) implements FaultDraft {}

    /// Reads what was written for the parameters of a kind; an empty text counts as none.
    static FaultDraft of(FaultKind kind, Map<String, String> written) {
        var given = new HashMap<String, String>();
        written.forEach((name, text) -> {
            if (!text.isBlank()) {
                given.put(name, text.strip());
            }
        });
        try {
            return new Ready(kind.read().apply(new FaultFields(given)));
        } catch (FaultFields.Wrong wrong) {
            return new Wrong("This cannot be set: " + wrong.getMessage() + ".");
        }
    }
}
