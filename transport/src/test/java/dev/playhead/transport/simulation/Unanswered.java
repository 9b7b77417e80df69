package dev.playhead.transport.simulation;

import dev.playhead.transport.core.Effect;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.protocol.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Messages of which the log may not tell all that the broker has stored, since the answer never came: who sent an
/// append was lost while it was held back. Nor do those tell all that were changed behind it: the answers of a
/// connection keep their order.
final class Unanswered {
    private final Set<String> lost = new HashSet<>();
    private final Set<String> changedMeanwhile = new HashSet<>();
    private Set<String> heldBackNow = Set.of();

    /// @param heldBack what the broker holds back as this log begins
    void begin(Set<String> heldBack) {
        lost.addAll(heldBack);
    }

    /// @param heldBack what the broker holds back after the input
    void note(Input input, List<Effect> effects, Set<String> heldBack) {
        heldBackNow = heldBack;
        noteChanges(input, heldBack);
        boolean ends = effects.stream().anyMatch(e -> e instanceof Effect.Close || e instanceof Effect.Reset);
        if (input instanceof Input.Closed || input instanceof Input.Opened || ends) {
            lost.addAll(heldBack);
            lost.addAll(changedMeanwhile);
        }
    }

    private void noteChanges(Input input, Set<String> heldBack) {
        if (heldBack.isEmpty()) {
            changedMeanwhile.clear();
        } else if (input instanceof Input.Received(var at, var from, var frame, var size) && frame.messages() != null) {
            frame.messages().stream()
                    .map(Message::serial)
                    .filter(Objects::nonNull)
                    .forEach(changedMeanwhile::add);
        }
    }

    boolean isEmpty() {
        return lost.isEmpty();
    }

    boolean contains(String serial) {
        return lost.contains(serial);
    }

    /// Returns whether the log may not tell yet all that is stored of the message.
    boolean isLate(String serial) {
        return lost.contains(serial) || changedMeanwhile.contains(serial) || heldBackNow.contains(serial);
    }
}
