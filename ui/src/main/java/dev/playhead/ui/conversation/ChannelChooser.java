package dev.playhead.ui.conversation;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Timeline;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Chooses one of the channels that have messages. Until somebody chooses it is the one with the newest message. FX
/// thread.
public final class ChannelChooser {
    private final MenuButton button = new MenuButton("No channel yet");
    private final ToggleGroup group = new ToggleGroup();
    private final Runnable onChosen;
    private @Nullable ChannelId chosen;
    private boolean byPerson;
    private int known;

    /// @param onChosen told when a person has chosen another channel
    public ChannelChooser(Runnable onChosen) {
        this.onChosen = onChosen;
        button.setId("channel-chooser");
        button.getStyleClass().add("ph-sm");
        button.setAccessibleText("Channel");
        button.setMnemonicParsing(false);
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
        chosen = null;
        byPerson = false;
        known = 0;
        button.getItems().clear();
        button.setText("No channel yet");
    }

    /// Shows the channels of a session, and chooses the one whose newest message was newest at a moment, ns since 1970,
    /// unless a person has chosen.
    public void show(Timeline timeline, long nanos) {
        for (; known < timeline.channels().size(); known++) {
            add(timeline.channels().get(known).id());
        }
        if (!byPerson) {
            var newest = newest(timeline, nanos);
            if (newest != null && !newest.equals(chosen)) {
                choose(newest);
            }
        }
    }

    private static @Nullable ChannelId newest(Timeline timeline, long nanos) {
        ChannelId found = null;
        long last = Long.MIN_VALUE;
        for (var track : timeline.channels()) {
            var messages = track.messages();
            int low = 0;
            int high = messages.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (messages.get(middle).createdNanos() <= nanos) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            if (low > 0 && messages.get(low - 1).createdNanos() > last) {
                last = messages.get(low - 1).createdNanos();
                found = track.id();
            }
        }
        return found;
    }

    private void add(ChannelId channel) {
        var item = new RadioMenuItem(channel.words());
        item.setToggleGroup(group);
        item.setUserData(channel);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> {
            byPerson = true;
            choose(channel);
            onChosen.run();
        });
        button.getItems().add(item);
    }

    private void choose(ChannelId channel) {
        chosen = channel;
        button.setText(channel.words());
        for (var toggle : group.getToggles()) {
            toggle.setSelected(channel.equals(toggle.getUserData()));
        }
    }
}
