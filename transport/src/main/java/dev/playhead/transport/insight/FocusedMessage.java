package dev.playhead.transport.insight;

/// The message that the stage shows: the stream that has been growing longest, so that two at once do not take turns;
/// without one the text that changed last.
///
/// @param run index in [Timeline#runs]; -1 when it belongs to none
/// @param streaming whether it is still growing
/// @param createdNanos when it was published, ns since 1970
/// @param author index in [Timeline#participants] of who published it; -1 when unknown
/// @param unsettled how many characters at its end are too new to be late anywhere; `Integer.MAX_VALUE` for all
public record FocusedMessage(
        ChannelId channel, String serial, int run, boolean streaming, long createdNanos, int author, int unsettled) {}
