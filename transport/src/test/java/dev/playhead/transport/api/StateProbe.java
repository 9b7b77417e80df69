package dev.playhead.transport.api;

import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// The state of a session at a moment, for tests of other packages: the same readers over a log that has no
/// thread, and any message on stage instead of the one that people are shown.
public final class StateProbe {
    private final StateReader states;
    private final DeviceTexts texts;

    public StateProbe(LogReader log, TimelineBuilder builder) {
        states = new StateReader(log, builder);
        texts = new DeviceTexts(log, builder);
    }

    /// The session at a moment, ns since 1970.
    public SessionState at(long nanos, Timeline timeline) {
        try {
            return states.at(nanos, timeline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A channel at a moment, ns since 1970.
    public ChannelState channel(ChannelId channel, Timeline timeline, long nanos) {
        try {
            return states.channel(channel, nanos, timeline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The newest versions of some messages that the server held at a moment, ns since 1970.
    public Map<String, String> history(ChannelId channel, List<String> serials, Timeline timeline, long nanos) {
        try {
            return states.history(channel, serials, nanos, timeline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Some messages as one participant had been sent them by a moment, ns since 1970.
    public Map<String, String> sentTexts(
            ChannelId channel, List<String> serials, int participant, Timeline timeline, long nanos) {
        try {
            return states.sentTexts(channel, serials, participant, nanos, timeline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text of each device of a message.
    public List<SessionState.DeviceText> texts(FocusedMessage message, Timeline timeline, long nanos) {
        try {
            return texts.at(message, timeline, nanos);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
