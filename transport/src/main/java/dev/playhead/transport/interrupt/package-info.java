/// Interrupts of a conversation by a person from outside: a stop, another question, an approval. Pure functions
/// from the messages of a channel to the messages to publish.
@NullMarked
package dev.playhead.transport.interrupt;

import org.jspecify.annotations.NullMarked;
