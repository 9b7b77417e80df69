/// A channel read as a conversation, with the version that each device has beside each message.
@NullMarked
package dev.playhead.ui.conversation;

import org.jspecify.annotations.NullMarked;
