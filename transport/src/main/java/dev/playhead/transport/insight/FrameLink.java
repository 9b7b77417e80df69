package dev.playhead.transport.insight;

/// Leads from a row of the frames table to another: to what it follows from, or to what follows from it.
///
/// @param row index in [Timeline#frames] of the other row
public record FrameLink(Relation relation, int row) {
    /// Relation of the other row to the one that is looked at.
    public enum Relation {
        /// A publish that this hands on.
        PUBLISHED("published by"),
        /// Anything else that a client did, of which this came.
        CAUSED("because of"),
        /// Something that this accepts, refuses or otherwise answers.
        ASKED("answers"),
        /// Something that this repeats.
        REPEATS("repeats"),
        ACCEPTED("accepted by"),
        REFUSED("refused by"),
        ANSWERED("answered by"),
        DELIVERED("delivered to"),
        NOT_SENT("not sent to"),
        /// A later frame that brought what was not sent.
        BROUGHT("brought later by"),
        /// Something that repeats this.
        REPEATED("sent again as");

        private final String words;

        Relation(String words) {
            this.words = words;
        }

        /// Returns words that the name of the other row completes.
        public String words() {
            return words;
        }

        /// Returns whether the other row is a cause rather than an effect.
        public boolean isCause() {
            return switch (this) {
                case PUBLISHED, CAUSED, ASKED, REPEATS -> true;
                case ACCEPTED, REFUSED, ANSWERED, DELIVERED, NOT_SENT, BROUGHT, REPEATED -> false;
            };
        }
    }
}
