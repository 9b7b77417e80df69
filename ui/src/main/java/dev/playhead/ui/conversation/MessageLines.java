package dev.playhead.ui.conversation;

import dev.playhead.transport.conversation.Conversation;
import dev.playhead.transport.conversation.Conversation.Approval;
import dev.playhead.transport.conversation.Part.Voice;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.Formats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The messages of a channel at a moment, for a list that asks for a message when it comes into sight. Immutable.
///
/// @param channel index in the timeline; -1 when it is not there
/// @param nanos the moment, ns since 1970
/// @param older messages that the broker had from before this recording: of these only the last state is known
/// @param known how many messages of this recording there were; they follow the older ones
/// @param versions how many versions these had together
/// @param words what the newest messages say, a line of each, by serial
/// @param signals serials of those among them that nobody reads: a run or step begins or ends
public record MessageLines(
        Timeline timeline,
        int channel,
        long nanos,
        List<Older> older,
        int known,
        long versions,
        Map<String, String> words,
        Set<String> signals) {
    private static final int MOST_LETTERS = 120;

    /// A message from before this recording.
    ///
    /// @param who published it; "cannot tell" when nobody knows
    record Older(String serial, String who) {}

    public MessageLines {
        older = List.copyOf(older);
        words = Map.copyOf(words);
        signals = Set.copyOf(signals);
    }

    static MessageLines of(Timeline timeline, Conversation conversation) {
        int channel = channel(timeline, conversation.channel());
        long nanos = conversation.atNanos();
        int count = channel < 0 ? 0 : count(timeline.channels().get(channel).messages(), nanos);
        long versions = 0;
        for (int i = 0; i < count; i++) {
            versions += timeline.channels().get(channel).messages().get(i).versionAt(nanos);
        }
        return new MessageLines(
                timeline,
                channel,
                nanos,
                older(channel < 0 ? null : timeline.channels().get(channel), conversation),
                count,
                versions,
                words(conversation),
                signals(conversation));
    }

    private static int channel(Timeline timeline, ChannelId id) {
        for (int i = 0; i < timeline.channels().size(); i++) {
            if (timeline.channels().get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    // In order of their serials, and with that of their creation.
    private static int count(List<MessageMark> messages, long nanos) {
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
        return low;
    }

    /// Returns the serial of the newest message of a channel that had more than one version at a moment; of the newest
    /// message when none had, and null when there was none.
    public static @Nullable String liveliest(@Nullable ChannelTrack track, long nanos) {
        int last = track == null ? -1 : count(track.messages(), nanos) - 1;
        for (int i = last; track != null && i >= 0; i--) {
            if (track.messages().get(i).versionAt(nanos) > 1) {
                return track.messages().get(i).serial();
            }
        }
        return track == null || last < 0 ? null : track.messages().get(last).serial();
    }

    private static List<Older> older(@Nullable ChannelTrack track, Conversation conversation) {
        var older = new ArrayList<Older>();
        for (var item : conversation.items()) {
            var place = item.place();
            if (track == null || track.message(place.serial()) == null) {
                older.add(new Older(place.serial(), Objects.requireNonNullElse(place.clientId(), "cannot tell")));
            }
        }
        return older;
    }

    /// Returns how many messages there were.
    public int count() {
        return older.size() + known;
    }

    /// Returns a message; null when it is an older one.
    MessageTable.@Nullable Row row(int index) {
        return index < older.size()
                ? null
                : MessageTable.Row.of(timeline, new MessageTable.Place(channel, index - older.size()), nanos);
    }

    String serial(int index) {
        return index < older.size()
                ? older.get(index).serial()
                : timeline.channels()
                        .get(channel)
                        .messages()
                        .get(index - older.size())
                        .serial();
    }

    /// Index of the message with this serial; -1 when there is none.
    int indexOf(String serial) {
        for (int i = 0; i < older.size(); i++) {
            if (older.get(i).serial().equals(serial)) {
                return i;
            }
        }
        int low = older.size();
        int high = count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = serial(middle).compareTo(serial);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private static Set<String> signals(Conversation conversation) {
        var signals = new HashSet<String>();
        for (var item : conversation.items()) {
            if (item instanceof Conversation.Happened happened) {
                signals.add(happened.place().serial());
            }
        }
        return signals;
    }

    private static Map<String, String> words(Conversation conversation) {
        var words = new HashMap<String, String>();
        for (var item : conversation.items()) {
            switch (item) {
                case Conversation.Said said -> words.put(said.place().serial(), said(said));
                case Conversation.ToolUse use -> tool(words, use);
                case Conversation.Happened(var place, var signal) -> words.put(place.serial(), signal.words());
                case Conversation.Unread(var place, var why, var text) ->
                    words.put(place.serial(), text.isBlank() ? why : line(text));
            }
        }
        return words;
    }

    private static String said(Conversation.Said said) {
        return said.voice() == Voice.REASONING
                ? "thinking, " + Formats.count(said.text().length(), "character")
                : line(said.text());
    }

    private static void tool(Map<String, String> words, Conversation.ToolUse use) {
        var tool = use.tool().isEmpty() ? "a call that is not here" : use.tool();
        for (var answer : use.answers()) {
            words.put(
                    answer.serial(),
                    (answer.failed() ? "failed " : "answer of ") + tool + ": " + line(answer.output()));
        }
        switch (use.approval()) {
            case Approval.NotAsked _ -> {}
            case Approval.Waiting(var serial) -> words.put(serial, "asks for approval of " + tool);
            case Approval.Given given ->
                words.put(given.serial(), (given.approved() ? "permits " : "does not permit ") + tool);
        }
        words.put(use.place().serial(), "tool: " + tool + " " + line(use.arguments()));
    }

    private static String line(String text) {
        var beginning = text.substring(0, Math.min(MOST_LETTERS, text.length())).strip();
        return beginning.replaceAll("\\s+", " ") + (text.length() > MOST_LETTERS ? "\u2026" : "");
    }
}
