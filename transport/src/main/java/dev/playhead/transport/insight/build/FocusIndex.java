package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.column.LatestIndex;
import dev.playhead.transport.insight.column.LongTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The message that the stage shows at a moment: the stream that has been growing longest, or the text that
/// changed last. Among messages that a person would read, in order of their creation.
final class FocusIndex {
    private final List<MessageBuilder> texts = new ArrayList<>();
    private final LatestIndex openUntil = new LatestIndex();
    // Which text changed when; of several at once the youngest.
    private final LongTable changes = new LongTable();

    void created(MessageBuilder message) {
        message.text = openUntil.add(message.openUntil());
        texts.add(message);
        changed(message);
    }

    /// Something of a message was added or changed. Others than texts are passed over.
    void changed(MessageBuilder message) {
        if (message.text < 0) {
            return;
        }
        openUntil.raise(message.text, message.openUntil());
        long nanos = message.lastTouch();
        changes.put(nanos, Math.max(message.text, changes.get(nanos, -1)));
    }

    /// @param nanos ns since 1970
    @Nullable
    MessageBuilder at(long nanos) {
        for (int i = openUntil.next(0, nanos); i >= 0; i = openUntil.next(i + 1, nanos)) {
            var message = texts.get(i);
            if (message.createdNanos > nanos) {
                break;
            }
            if (message.isOpenAt(nanos)) {
                return message;
            }
        }
        int latest = (int) changes.floorValue(nanos, -1);
        return latest < 0 ? null : texts.get(latest);
    }
}
