package dev.playhead.ui.conversation;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.ChoiceButton;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Chooses one of the channels that have messages. Until somebody chooses it is the one with the newest message. FX
/// thread.
public final class ChannelChooser {
    private final ChoiceButton<ChannelId> button;
    // In the order of the timeline, at whose end new ones come.
    private final List<ChannelId> known = new ArrayList<>();
    private @Nullable ChannelId chosen;
    private boolean byPerson;

    /// @param onChosen told when a person has chosen another channel
    public ChannelChooser(Runnable onChosen) {
        button = new ChoiceButton<>("Channel", "No channel yet", ChannelId::words, channel -> null, channel -> {
            byPerson = true;
            choose(channel);
            onChosen.run();
        });
        button.setId("channel-chooser");
        button.getStyleClass().add("ph-sm");
        choose(null);
    }

    /// Returns the button that says which one is chosen.
    public Region node() {
        return button;
    }

    /// The channel that is shown; null while there is none.
    public @Nullable ChannelId chosen() {
        return chosen;
    }

    /// Forgets all channels: another session comes.
    public void clear() {
        known.clear();
        byPerson = false;
        choose(null);
    }

    /// Shows the channels of a session, and chooses the one whose newest message was newest at a moment, ns since 1970,
    /// unless a person has chosen.
    public void show(Timeline timeline, long nanos) {
        for (var track :
                timeline.channels().subList(known.size(), timeline.channels().size())) {
            known.add(track.id());
        }
        var newest = byPerson ? null : newest(timeline, nanos);
        choose(newest == null ? chosen : newest);
    }

    /// Chooses a channel in a person's stead.
    public void take(ChannelId channel) {
        byPerson = true;
        choose(channel);
    }

    private void choose(@Nullable ChannelId channel) {
        chosen = channel;
        button.show(known, channel);
    }

    private static @Nullable ChannelId newest(Timeline timeline, long nanos) {
        ChannelId found = null;
        long last = Long.MIN_VALUE;
        for (var track : timeline.channels()) {
            long created = lastCreated(track, nanos);
            if (created > last) {
                last = created;
                found = track.id();
            }
        }
        return found;
    }

    // When its newest message until a moment was created; the lowest number when there was none.
    private static long lastCreated(ChannelTrack track, long nanos) {
        int low = 0;
        int high = track.messages().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (track.messages().get(middle).createdNanos() <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Long.MIN_VALUE : track.messages().get(low - 1).createdNanos();
    }
}
