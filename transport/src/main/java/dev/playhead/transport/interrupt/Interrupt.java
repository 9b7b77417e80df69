package dev.playhead.transport.interrupt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that a person does to a conversation from outside. A pure function: from the channel as the server
/// has it to what is published. To add one: a class, and its line in [InterruptKind].
public sealed interface Interrupt
        permits Stop, Steer, AskInstead, AskAlongside, Regenerate, Edit, Delete, Approve, Reject {
    /// Returns what it is called, with its name in files and on the wire of the control endpoint.
    InterruptKind kind();

    /// Returns why it cannot be done, as a sentence; null when it can.
    @Nullable
    String refusal(ChannelScene scene);

    /// Returns what is published, in order. Only where there is no [#refusal].
    List<Publication> publications(ChannelScene scene);
}
