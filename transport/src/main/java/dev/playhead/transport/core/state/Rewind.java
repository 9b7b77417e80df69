package dev.playhead.transport.core.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The past that an attachment wants first (`rewind`, RTL4k). Immutable.
///
/// @param messages at most so many
/// @param spanMs only those that are not older; 0 for any age
public record Rewind(long messages, long spanMs) {
    /// More than this is never rewound.
    public static final int MOST = 100;

    /// @param text `N`, `<n>s` or `<n>m`
    /// @param limit most messages of a span; null for no limit of its own
    /// @return null when the text is none of these
    public static @Nullable Rewind of(String text, @Nullable String limit) {
        long unit = text.endsWith("s") ? 1_000 : text.endsWith("m") ? 60_000 : 0;
        long number = number(unit == 0 ? text : text.substring(0, text.length() - 1));
        if (number < 1) {
            return null;
        }
        if (unit == 0) {
            return new Rewind(number, 0);
        }
        long most = limit == null ? Long.MAX_VALUE : number(limit);
        return most < 1 ? null : new Rewind(most, number * unit);
    }

    private static long number(String text) {
        try {
            return text.length() > 9 ? 0 : Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    /// Those of its messages that a client has attached for, oldest first, each as it is now.
    ///
    /// @param truncated whether there were more than may be rewound
    public record Rewound(List<StoredMessage> messages, boolean truncated) {}

    public Rewound in(Channel channel, Attachment attachment, long nowMs) {
        var inSpan = new ArrayList<StoredMessage>();
        for (var message : channel.messages().all().reversed()) {
            var at = message.current().timestamp();
            if (inSpan.size() > MOST || (spanMs > 0 && at != null && at < nowMs - spanMs)) {
                break; // more than can be sent, or older, as are all before it
            }
            if ((spanMs == 0 || at != null) && attachment.wants(message.current())) {
                inSpan.add(message);
            }
        }
        Collections.reverse(inSpan);
        long wanted = Math.min(messages, inSpan.size());
        int sent = (int) Math.min(wanted, MOST);
        return new Rewound(inSpan.subList(inSpan.size() - sent, inSpan.size()), wanted > sent);
    }
}
