package dev.playhead.ui.stage;

import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The devices of a session in the order of their keys, which of them are on stage, and which of those is chosen.
/// Phones come first and tablets last, so that keys go from left to right. FX thread.
final class ShownDevices {
    private static final int KEYS = 9;

    private List<Participant> all = List.of();
    // Indices of participants, whoever came on stage last at the end.
    private final List<Integer> onStage = new ArrayList<>();
    private int chosen = -1;
    // Whether somebody has chosen it: else it is the first that there is.
    private boolean byHand;

    /// Takes the devices of a timeline, and fills the stage: with another kind of device rather than a second of one.
    ///
    /// @param most how many there is room for
    void show(Timeline timeline, int most) {
        all = timeline.participants().stream()
                .filter(Participant::isDevice)
                .sorted(Comparator.comparingInt((Participant device) -> rank(device.kind()))
                        .thenComparingInt(Participant::index))
                .toList();
        onStage.removeIf(index -> find(index) == null); // it turned out to be an agent
        while (onStage.size() < most && onStage.size() < all.size()) {
            onStage.add(next().index());
        }
        while (onStage.size() > most) {
            onStage.remove(onStage.getLast() == chosen ? onStage.size() - 2 : onStage.size() - 1);
        }
        if (!byHand || !onStage.contains(chosen)) {
            chosen = shown().stream().findFirst().map(Participant::index).orElse(-1);
        }
    }

    private static int rank(Participant.Kind kind) {
        return switch (kind) {
            case PHONE -> 0;
            case LAPTOP, DEVICE -> 1;
            case TABLET -> 2;
            case AGENT, PLAYHEAD, REST -> 3;
        };
    }

    private @Nullable Participant find(int index) {
        return all.stream()
                .filter(device -> device.index() == index)
                .findFirst()
                .orElse(null);
    }

    private Participant next() {
        var free = all.stream()
                .filter(device -> !onStage.contains(device.index()))
                .sorted(Comparator.comparingInt(Participant::index))
                .toList();
        return free.stream()
                .filter(device -> shown().stream().noneMatch(shown -> rank(shown.kind()) == rank(device.kind())))
                .findFirst()
                .orElse(free.getFirst());
    }

    // The chosen one stays; of the others the one that has been there longest goes.
    private int leaving() {
        return onStage.stream().filter(index -> index != chosen).findFirst().orElse(chosen);
    }

    /// Chooses a device and brings it on stage; `place` counts from 0 in the order of keys. False when there is none.
    boolean choose(int place) {
        if (place < 0 || place >= all.size()) {
            return false;
        }
        chooseParticipant(all.get(place).index());
        return true;
    }

    /// Chooses a device by the index of its participant, and brings it on stage.
    void chooseParticipant(int index) {
        if (!onStage.contains(index)) {
            if (!onStage.isEmpty()) {
                onStage.remove((Integer) leaving());
            }
            onStage.add(index);
        }
        chosen = index;
        byHand = true;
    }

    /// Returns the index of the chosen participant; -1 for none.
    int chosen() {
        return chosen;
    }

    /// All devices in the order of their keys.
    List<Participant> all() {
        return all;
    }

    /// Those on stage, from left to right.
    List<Participant> shown() {
        return all.stream().filter(device -> onStage.contains(device.index())).toList();
    }

    /// Those that there is no room for.
    List<Participant> others() {
        return all.stream().filter(device -> !onStage.contains(device.index())).toList();
    }

    /// Returns the key that chooses a device; empty when it has none.
    String key(Participant device) {
        int place = all.indexOf(device);
        return place >= 0 && place < KEYS ? Integer.toString(place + 1) : "";
    }

    /// Forgets the session before.
    void clear() {
        all = List.of();
        onStage.clear();
        byHand = false;
        chosen = -1;
    }
}
