package dev.playhead.ui.stage;

import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.SessionState.DeviceText;
import dev.playhead.transport.insight.SessionState.ShownMessage;
import dev.playhead.ui.conversation.ConversationRow;
import dev.playhead.ui.stage.ScreenMessage.Look;
import dev.playhead.ui.stage.ScreenMessage.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest messages on the screen of one device at a moment. Those that stand still come from the channel, which is
/// read now and then; the one that changes comes from the state of the session, which is there with every pulse.
/// Immutable.
///
/// @param earlier how many messages before these are not shown
record ScreenMessages(int earlier, List<ScreenMessage> messages) {
    static final ScreenMessages NONE = new ScreenMessages(0, List.of());

    private static final int MOST = 8;
    // More of one text than a screen has room for.
    private static final int KEPT = 900;

    ScreenMessages {
        messages = List.copyOf(messages);
    }

    /// @param participant index of the device
    /// @param rows of the channel as the device has it
    /// @param subject the message that changes; null for none
    /// @param text what the device has of it; null when it is none of those that are compared
    static ScreenMessages of(
            int participant, List<ConversationRow> rows, @Nullable ShownMessage subject, @Nullable DeviceText text) {
        var all = new ArrayList<ScreenMessage>();
        int before = 0;
        boolean seen = false;
        for (var row : rows) {
            if (row instanceof ConversationRow.Before(int messages)) {
                before = messages;
            } else if (subject != null && text != null && row.serial().equals(subject.serial()) && isText(row)) {
                seen = true;
                add(all, live(look(row), subject, text));
            } else {
                add(all, still(participant, row));
            }
        }
        // Not read yet: it has only just begun.
        if (!seen && subject != null && text != null && subject.run() >= 0 && isNew(rows, subject)) {
            add(all, live(Look.AGENT, subject, text));
        }
        if (all.isEmpty()
                && subject != null
                && text != null
                && !text.attachment().isOwed()) {
            var why = new Part(Comparison.words(text.attachment(), subject), Part.Kind.PLAIN);
            all.add(new ScreenMessage("", Look.LINE, 0, List.of(why), false));
        }
        int from = Math.max(0, all.size() - MOST);
        return new ScreenMessages(before + from, all.subList(from, all.size()));
    }

    /// Returns what people see on the device itself: without what it lacks.
    ScreenMessages withoutMissing() {
        return new ScreenMessages(
                earlier,
                messages.stream()
                        .map(ScreenMessage::withoutMissing)
                        .filter(message -> !message.parts().isEmpty() || message.streaming())
                        .toList());
    }

    private static boolean isNew(List<ConversationRow> rows, ShownMessage subject) {
        return rows.stream().noneMatch(row -> row.serial().compareTo(subject.serial()) >= 0);
    }

    private static boolean isText(ConversationRow row) {
        return row instanceof ConversationRow.Said;
    }

    private static Look look(ConversationRow row) {
        return row instanceof ConversationRow.Said said && said.byPerson() ? Look.PERSON : Look.AGENT;
    }

    private static void add(List<ScreenMessage> all, @Nullable ScreenMessage message) {
        if (message != null && (!message.parts().isEmpty() || message.streaming())) {
            all.add(message);
        }
    }

    private static @Nullable ScreenMessage live(Look look, ShownMessage subject, DeviceText text) {
        if (text.attachment() == AttachmentStatus.AUTHOR) {
            var own = TextWindow.beginning(subject.text(), KEPT);
            return new ScreenMessage(
                    subject.serial(), look, 0, List.of(new Part(own, Part.Kind.PLAIN)), subject.streaming());
        }
        boolean owed = text.attachment().isOwed();
        if (!owed && text.text().isEmpty()) {
            return null;
        }
        var difference = StageText.of(subject, text);
        var window = TextWindow.around(subject.text(), difference.common().length(), KEPT);
        var parts = new ArrayList<Part>();
        add(parts, window.shown(difference.common(), 0), Part.Kind.PLAIN);
        add(parts, TextWindow.beginning(difference.extra(), KEPT), Part.Kind.EXTRA);
        if (owed) {
            add(parts, window.shown(difference.missing(), difference.common().length()), Part.Kind.MISSING);
        }
        boolean grows = subject.streaming()
                && text.attachment() == AttachmentStatus.ATTACHED
                && difference.missing().isEmpty();
        return new ScreenMessage(subject.serial(), look, window.from(), parts, grows);
    }

    private static @Nullable ScreenMessage still(int participant, ConversationRow row) {
        return switch (row) {
            case ConversationRow.Said said -> said(said, said.head().participant() == participant);
            case ConversationRow.Tool tool ->
                new ScreenMessage(
                        tool.serial(),
                        Look.LINE,
                        0,
                        List.of(new Part(tool.name() + ", " + tool.state().text(), Part.Kind.PLAIN)),
                        false);
            case ConversationRow.Before before -> null;
            case ConversationRow.Folded folded -> null;
            case ConversationRow.Event event -> null;
        };
    }

    /// @param own whether it wrote it itself, and shows it although nobody sent it back
    private static ScreenMessage said(ConversationRow.Said said, boolean own) {
        var parts = new ArrayList<Part>();
        boolean whole = true;
        for (var piece : said.pieces()) {
            switch (piece.kind()) {
                case PLAIN, AFTER_STOP -> add(parts, TextWindow.beginning(piece.text(), KEPT), Part.Kind.PLAIN);
                case GHOST -> {
                    whole = false;
                    add(parts, TextWindow.beginning(piece.text(), KEPT), Part.Kind.MISSING);
                }
                case EXTRA -> add(parts, TextWindow.beginning(piece.text(), KEPT), Part.Kind.EXTRA);
                case ABSENT -> {
                    whole = false;
                    add(parts, own ? TextWindow.beginning(piece.text(), KEPT) : "", Part.Kind.PLAIN);
                }
                case DELETED -> whole = false; // apps hide it
            }
        }
        return new ScreenMessage(said.serial(), look(said), 0, parts, said.streaming() && whole);
    }

    private static void add(List<Part> parts, String text, Part.Kind kind) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, kind));
        }
    }
}
