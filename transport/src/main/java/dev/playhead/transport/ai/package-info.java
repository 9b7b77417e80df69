/// Headers that AI Transport adds to messages.
@NullMarked
package dev.playhead.transport.ai;

import org.jspecify.annotations.NullMarked;
