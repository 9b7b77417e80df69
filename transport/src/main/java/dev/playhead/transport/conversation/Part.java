package dev.playhead.transport.conversation;

/// Meaning of one message in a conversation, as its [Dialect] reads it. Immutable.
public sealed interface Part {
    /// Text that somebody wrote.
    record Text(Voice voice, String text, Progress progress) implements Part {}

    /// An agent asks for a tool, with its arguments as JSON text, which may still grow.
    ///
    /// @param tool its name; empty when not said
    record ToolCall(String callId, String tool, String arguments, Progress progress) implements Part {}

    /// Answer of a tool to a call.
    ///
    /// @param output as JSON text, or the words of what failed
    record ToolAnswer(String callId, String output, boolean failed) implements Part {}

    /// An agent waits for somebody to permit a call.
    record ApprovalRequest(String callId) implements Part {}

    /// Somebody has permitted a call, or has not.
    record ApprovalAnswer(String callId, boolean approved) implements Part {}

    /// A run or step begins, waits or ends, or somebody asks for a stop or another answer: nothing that is read as
    /// text.
    ///
    /// @param words of it for a person: `run ended, cancelled`
    record Signal(Kind kind, String words) implements Part {
        /// Kinds of signals that change what is shown; all others are [#OTHER].
        public enum Kind {
            RUN_START,
            STEP_START,
            RUN_ERROR,
            SUSPEND,
            RESUME,
            CANCEL,
            REGENERATE,
            OTHER
        }
    }

    /// Something that this version cannot read. It is shown as it is.
    ///
    /// @param why a few words: `kind "quote" is not known`
    record Unknown(String why, String text) implements Part {}

    /// Voice in which a text is written.
    enum Voice {
        /// Said by a client.
        CLIENT,
        /// Said by whoever published it: the message does not say more.
        ANYBODY,
        /// Said by an agent.
        AGENT,
        /// Thought by an agent before it says something.
        REASONING
    }

    /// Progress of a text.
    enum Progress {
        WHOLE,
        STREAMING,
        COMPLETE,
        /// Ended before it was whole.
        CANCELLED
    }
}
