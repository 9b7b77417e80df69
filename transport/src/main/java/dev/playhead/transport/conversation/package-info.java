/// A channel read as a conversation: what people and agents said, tools that were called and what came back,
/// approvals, branches. Each way of writing one into messages is a [Dialect]. Pure functions over messages.
@NullMarked
package dev.playhead.transport.conversation;

import org.jspecify.annotations.NullMarked;
