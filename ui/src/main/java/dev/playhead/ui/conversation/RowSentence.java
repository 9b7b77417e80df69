package dev.playhead.ui.conversation;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.conversation.ConversationRow.Head;
import dev.playhead.ui.format.Formats;
import java.util.List;
import java.util.Locale;

/// Says a row of a conversation in words, for who does not see it.
final class RowSentence {
    private final Timeline timeline;
    private final List<String> devices;

    /// @param devices names of the devices, in the order of the columns
    RowSentence(Timeline timeline, List<String> devices) {
        this.timeline = timeline;
        this.devices = devices;
    }

    String of(ConversationRow row) {
        return switch (row) {
            case ConversationRow.Before(var messages) -> Formats.count(messages, "message") + " before this";
            case ConversationRow.Said said -> {
                var text = new StringBuilder(who(said.head())).append(": ");
                said.pieces().forEach(piece -> text.append(piece.text()));
                said.notes().forEach(note -> text.append(" ").append(note.text()));
                yield text + held(said.head());
            }
            case ConversationRow.Folded folded ->
                who(folded.head()) + ", " + folded.what().toLowerCase(Locale.ROOT) + ": " + folded.text()
                        + held(folded.head());
            case ConversationRow.Tool tool ->
                who(tool.head()) + " calls " + tool.name() + ", " + tool.state().text() + held(tool.head());
            case ConversationRow.Event(var head, var note) -> who(head) + " " + note.text();
        };
    }

    private String who(Head head) {
        return head.participant() < 0
                ? "Somebody"
                : timeline.participants().get(head.participant()).name();
    }

    private String held(Head head) {
        var words = new StringBuilder();
        for (int i = 0; i < head.held().size() && i < devices.size(); i++) {
            var held = head.held().get(i);
            if (held.state() != DeviceVersion.State.CURRENT) {
                words.append(". ").append(devices.get(i)).append(' ').append(held.sentence(head.version()));
            }
        }
        return words.toString();
    }
}
