package dev.playhead.ui.conversation;

import dev.playhead.transport.conversation.Conversation.Branch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a conversation as it is drawn. Immutable.
public sealed interface ConversationRow {
    /// Returns the serial of the message that it is about; empty for none.
    String serial();

    /// Messages that are not shown.
    record Before(int messages) implements ConversationRow {
        @Override
        public String serial() {
            return "";
        }
    }

    /// Author, moment and run of a row.
    ///
    /// @param participant index in the timeline; -1 when nobody knows
    /// @param atNanos when it was created, ns since 1970; 0 when nobody knows
    /// @param run its number; 0 for none
    /// @param version of the message at the moment; 0 when nobody knows
    /// @param held what the devices have of it, in the order of the columns
    record Head(
            String serial,
            int participant,
            long atNanos,
            int run,
            int version,
            @Nullable Branch branch,
            List<DeviceVersion> held) {
        public Head {
            held = List.copyOf(held);
        }
    }

    /// Text that was said.
    ///
    /// @param byPerson whether it stands in a bubble
    /// @param pieces the text, with what has a meaning of its own apart
    /// @param change `edited 01:46.900` and the like; empty for none
    /// @param notes sentences below it
    record Said(Head head, boolean byPerson, List<Piece> pieces, boolean streaming, String change, List<Note> notes)
            implements ConversationRow {
        public Said {
            pieces = List.copyOf(pieces);
            notes = List.copyOf(notes);
        }

        @Override
        public String serial() {
            return head.serial();
        }
    }

    /// Text that is folded to one line: thoughts, and attempts that another has taken the place of.
    ///
    /// @param what `Thinking` and the like
    record Folded(Head head, String what, String text, boolean struck) implements ConversationRow {
        @Override
        public String serial() {
            return head.serial();
        }
    }

    /// A tool that was called.
    ///
    /// @param state `answered`, `waits for an answer` and the like
    /// @param lines what was asked and answered
    record Tool(Head head, String name, Note state, List<Line> lines) implements ConversationRow {
        public Tool {
            lines = List.copyOf(lines);
        }

        @Override
        public String serial() {
            return head.serial();
        }
    }

    /// Something that happened.
    record Event(Head head, Note note) implements ConversationRow {
        @Override
        public String serial() {
            return head.serial();
        }
    }

    /// A part of a text.
    record Piece(String text, Kind kind) {
        /// Kind of a part: how it stands to what the server has.
        public enum Kind {
            PLAIN,
            /// Came after somebody had asked to stop.
            AFTER_STOP,
            /// Kept in history and hidden in apps.
            DELETED,
            /// A device was not sent it, and should have been.
            GHOST,
            /// A device was not sent it, by right.
            ABSENT,
            /// A device has it, and the server has not.
            EXTRA
        }
    }

    /// A short sentence with a tone.
    record Note(String text, Weight weight) {
        enum Weight {
            QUIET,
            GOOD,
            WARN,
            FAULT
        }
    }

    /// @param label `ask`, `answer`
    record Line(String label, String text, boolean failed) {}
}
