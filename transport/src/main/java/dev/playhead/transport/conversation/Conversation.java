package dev.playhead.transport.conversation;

import dev.playhead.transport.conversation.Part.Voice;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.protocol.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A channel read as a conversation, as the server held it at a moment. Immutable.
///
/// @param atNanos the moment, ns since 1970
/// @param before messages of the channel before the first one here
/// @param items in order of their serials; what belongs to a tool call stands with the call
public record Conversation(ChannelId channel, long atNanos, int before, List<Item> items) {
    public Conversation {
        items = List.copyOf(items);
    }

    /// Reads messages, in order of their serials.
    ///
    /// @param before how many there are before the first of them
    public static Conversation of(ChannelId channel, long atNanos, int before, List<Message> messages) {
        return new Conversation(channel, atNanos, before, new ConversationReader(messages).items());
    }

    /// One thing that is shown. Each stands at the place of its message.
    public sealed interface Item {
        /// Returns its place in the conversation.
        Place place();
    }

    /// @param serial of the message
    /// @param clientId who published it; null for anonymous
    /// @param runId the run that it belongs to, as on the wire; null for none
    /// @param superseded whether another attempt or run has taken its place
    /// @param branch which of several that answer the same; null where there is no other
    /// @param answers serial of the message that its run answers; null when it is of no run, or nobody can tell
    public record Place(
            String serial,
            @Nullable String clientId,
            @Nullable String runId,
            boolean superseded,
            @Nullable Branch branch,
            @Nullable String answers) {}

    /// One of several versions of the same place in the conversation: edits of a question or answers to it.
    /// Devices choose; none of them is wrong.
    ///
    /// @param number from 1, in order of serials
    /// @param of how many there are
    public record Branch(int number, int of) {}

    /// Text that was said or thought.
    public record Said(Place place, Voice voice, String text, Part.Progress progress) implements Item {}

    /// A tool that was called.
    ///
    /// @param tool its name; empty when not said
    /// @param arguments as JSON text
    /// @param answers what came back; two are one too many
    public record ToolUse(
            Place place,
            String callId,
            String tool,
            String arguments,
            Part.Progress progress,
            List<Answer> answers,
            Approval approval)
            implements Item {
        public ToolUse {
            answers = List.copyOf(answers);
        }
    }

    /// @param serial of the message that brought it
    public record Answer(String serial, @Nullable String clientId, String output, boolean failed) {}

    /// Permission to run a tool.
    public sealed interface Approval {
        /// Nobody was asked.
        record NotAsked() implements Approval {}

        /// It is waited for.
        ///
        /// @param serial of the message that asks
        record Waiting(String serial) implements Approval {}

        /// @param serial of the message that answers
        record Given(String serial, @Nullable String clientId, boolean approved) implements Approval {}
    }

    /// A signal: nothing to read, but something happened.
    public record Happened(Place place, Part.Signal signal) implements Item {}

    /// A message that this version cannot read, as it is.
    public record Unread(Place place, String why, String text) implements Item {}
}
