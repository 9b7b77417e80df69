package dev.playhead.ui.palette;

import dev.playhead.transport.conversation.Conversation;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.device.ParticipantIcon.Look;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Messages by what they say at the moment that is shown, and by who says it. Each leads to its creation. Channels are
/// read one by one, the busiest of late first.
final class MessageSource implements PaletteSource {
    private static final int AROUND = 30;
    private static final int LONGEST = 90;

    @Override
    public PaletteGroup group() {
        return PaletteGroup.MESSAGES;
    }

    @Override
    public List<PaletteResult> find(PaletteScope scope, PaletteQuery query, BooleanSupplier stopped)
            throws IOException {
        if (query.isEmpty()) {
            return List.of();
        }
        var timeline = scope.session().timeline();
        var channels = timeline.channels().stream()
                .filter(channel -> !channel.messages().isEmpty())
                .sorted(Comparator.comparingLong(MessageSource::lastNanos).reversed())
                .toList();
        var found = new ArrayList<PaletteResult>();
        for (var channel : channels) {
            if (stopped.getAsBoolean() || found.size() >= MOST) {
                break;
            }
            var items = scope.session()
                    .channel(channel.id(), scope.nanos())
                    .conversation()
                    .items();
            for (var item : items.reversed()) {
                if (found.size() < MOST) {
                    add(found, scope, query, timeline, channel, item);
                }
            }
        }
        return found;
    }

    private static long lastNanos(ChannelTrack channel) {
        return channel.messages().getLast().grownUntilNanos();
    }

    private static void add(
            List<PaletteResult> found,
            PaletteScope scope,
            PaletteQuery query,
            Timeline timeline,
            ChannelTrack channel,
            Conversation.Item item) {
        String text = text(item);
        var mark = channel.message(item.place().serial());
        if (text.isEmpty() || mark == null) {
            return;
        }
        String by = RunSource.name(timeline, mark.author());
        if (query.matches(text + " " + by)) {
            int row = timeline.frames().arrivalAt(mark.createdNanos(), mark.author());
            String where = mark.run() < 0
                    ? ""
                    : "run " + timeline.runs().get(mark.run()).number() + ", ";
            found.add(PaletteResult.place(
                    "message:" + channel.id().words() + ":" + mark.serial(),
                    PaletteGroup.MESSAGES,
                    new Look(Icon.MESSAGE, "ph-ink"),
                    "\u201c" + snippet(text, query) + "\u201d",
                    by.isEmpty() ? "" : "by " + by,
                    where + "v" + mark.versionAt(scope.shownNanos()) + "  "
                            + Formats.clock(mark.createdNanos() - timeline.startNanos()),
                    () -> scope.go(row, mark.createdNanos())));
        }
    }

    private static String text(Conversation.Item item) {
        return switch (item) {
            case Conversation.Said said -> said.text();
            case Conversation.ToolUse use -> use.tool() + " " + use.arguments();
            case Conversation.Unread unread -> unread.text();
            case Conversation.Happened happened -> "";
        };
    }

    /// Returns the part of a text around what is asked for, in one line.
    static String snippet(String text, PaletteQuery query) {
        String line = text.replaceAll("\\s+", " ").strip();
        var hits = query.hits(line);
        int from = hits.isEmpty() ? 0 : Math.max(0, hits.getFirst().from() - AROUND);
        int to = Math.min(line.length(), from + LONGEST);
        from = whole(line, from);
        to = whole(line, to);
        return (from > 0 ? "\u2026 " : "") + line.substring(from, to).strip() + (to < line.length() ? " \u2026" : "");
    }

    // Not in the middle of a character of two.
    private static int whole(String line, int at) {
        return at > 0 && at < line.length() && Character.isLowSurrogate(line.charAt(at)) ? at - 1 : at;
    }
}
