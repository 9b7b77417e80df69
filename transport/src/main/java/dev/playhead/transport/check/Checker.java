package dev.playhead.transport.check;

import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;

/// One rule that a session is checked by. Sees every entry once, in order, of a live session as of a
/// recording, and reports what it finds. An instance is for one session and one thread.
///
/// An entry costs it a bounded time, and what it remembers of a connection it forgets when that has ended, so
/// that a session may go on for days. See [Checkers] for how to add one.
public interface Checker {
    /// Name of the rule, in words with hyphens; see [Finding#rule].
    String rule();

    /// Takes the next entry.
    ///
    /// @param decoded what its bytes say
    /// @param session who is who after this entry, and where findings go
    void accept(Entry entry, Decoded decoded, CheckedSession session);
}
