package dev.playhead.transport.insight.build;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which message the stage shows at a moment: the stream that has been growing longest, or the text that changed last.
final class FocusIndex {
    private FocusIndex() {}

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
