package dev.playhead.ui.table;

import java.util.List;

/// A fact about what is chosen in a table, as the pane beside it shows it. Immutable.
public sealed interface Fact {
    /// Subject of what follows; begins a new part.
    ///
    /// @param participant whose icon stands before it; -1 for none
    /// @param more in the code type, beside it; may be empty
    /// @param state at the right edge; may be empty
    record Title(String text, int participant, String more, String state, Tone tone) implements Fact {}

    /// A name and a value.
    ///
    /// @param code whether the value is set in the code type
    /// @param aside at the right edge, in the code type; may be empty
    record Value(String name, String text, boolean code, Tone tone, String aside, Tone asideTone) implements Fact {
        /// A value in words.
        public static Value words(String name, String text) {
            return new Value(name, text, false, Tone.PLAIN, "", Tone.PLAIN);
        }

        /// A value as the protocol writes it.
        public static Value code(String name, String text) {
            return new Value(name, text, true, Tone.PLAIN, "", Tone.PLAIN);
        }

        /// Returns this value in a tone.
        public Value toned(Tone other) {
            return new Value(name, text, code, other, aside, asideTone);
        }

        /// Returns this value with something at the right edge.
        public Value beside(String words, Tone wordsTone) {
            return new Value(name, text, code, tone, words, wordsTone);
        }
    }

    /// A name and words of the protocol, each by itself.
    ///
    /// @param off words that were asked for and not granted: dashed and struck through
    record Chips(String name, List<String> on, List<String> off) implements Fact {
        public Chips {
            on = List.copyOf(on);
            off = List.copyOf(off);
        }
    }

    /// A sentence.
    record Note(String text, Tone tone) implements Fact {}

    /// Text that is read as a whole, in the code type.
    record Block(String text) implements Fact {}

    /// Leads to a frame on the timeline.
    ///
    /// @param frame its row in the frames table
    /// @param filter that is written too; empty to leave it as it is
    record Link(String text, int frame, String filter) implements Fact {}

    /// Moves the playhead.
    ///
    /// @param nanos to this moment, ns since 1970
    record Jump(String text, long nanos) implements Fact {}

    /// A participant and what is so of it.
    record Who(int participant, String text, Tone tone) implements Fact {}
}
