package dev.playhead.transport.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The message that the stage shows: the stream that has been growing longest, so that two at once do not take turns;
/// without one the text that changed last.
///
/// @param run index in [Timeline#runs]; -1 when it belongs to none
/// @param streaming whether it is still growing
/// @param createdNanos when it was published, ns since 1970
/// @param author index in [Timeline#participants] of who published it; -1 when unknown
/// @param unsettled how many characters at its end are too new to be late anywhere; `Integer.MAX_VALUE` for all
public record FocusedMessage(
        ChannelId channel, String serial, int run, boolean streaming, long createdNanos, int author, int unsettled) {
    static FocusedMessage of(ChannelId channel, MessageBuilder message, long nanos) {
        return new FocusedMessage(
                channel,
                message.serial,
                message.run,
                message.isOpenAt(nanos),
                message.createdNanos,
                message.author,
                message.unsettledAt(nanos));
    }

    static @Nullable MessageBuilder at(List<MessageBuilder> texts, long nanos) {
        MessageBuilder latest = null;
        for (var message : texts) {
            if (message.createdNanos > nanos) {
                break;
            }
            if (message.isOpenAt(nanos)) {
                return message;
            }
            if (latest == null || message.lastTouchAt(nanos) >= latest.lastTouchAt(nanos)) {
                latest = message;
            }
        }
        return latest;
    }
}
