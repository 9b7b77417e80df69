package dev.playhead.transport.check.run;

import dev.playhead.transport.check.Said;

/// Tool calls as the codecs of AI Transport name them.
final class ToolCalls {
    private ToolCalls() {}

    /// Returns the id of the call that a message is about; empty when it is about none.
    static String id(Said said) {
        var id = said.codec("toolCallId");
        return id.isEmpty() ? said.codec("call_id") : id;
    }
}
