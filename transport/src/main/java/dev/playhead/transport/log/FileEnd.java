package dev.playhead.transport.log;

/// The end of an MCAP file, which may tell where its messages are. The format asks for a footer only: chunks,
/// indexes and statistics are a writer's choice, and a file without them is as whole as one with them.
sealed interface FileEnd {
    /// The index lists all messages.
    record Indexed(Layout layout) implements FileEnd {}

    /// The file was closed properly, but lists too little to do without a walk through it.
    record Unindexed() implements FileEnd {}

    /// The file was closed, and its end has been damaged since.
    ///
    /// @param why half a sentence, to follow "the end of the file is damaged: "
    record Damaged(String why) implements FileEnd {}

    /// The file does not end as a closed one does: it is being written, its writer was killed, or it was cut off.
    record Missing() implements FileEnd {}
}
