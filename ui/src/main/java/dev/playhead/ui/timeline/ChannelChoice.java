package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.lane.ChannelChooser;
import dev.playhead.ui.time.TimelineViewport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Choice of the channels that have lanes of their own: those that somebody chose; until then all of them, or of many
/// the
/// eight that matter most near the playhead, errors before traffic. All others share one folded lane, in which no error
/// is
/// hidden. FX thread.
final class ChannelChoice {
    /// Most channels that get lanes by themselves.
    static final int MOST = 8;

    private Set<String> automatic = Set.of();
    private long around;
    private long start;

    /// Puts those that are not chosen into one lane.
    ///
    /// @param chosen names of channels; null when nobody has chosen
    List<Lane> of(List<Lane> all, @Nullable Set<String> chosen, Timeline timeline, TimelineViewport viewport) {
        var channels = channels(all);
        if (chosen == null && channels.size() <= MOST) {
            automatic = Set.of();
            return all;
        }
        var shown = chosen == null ? near(channels, timeline, viewport) : chosen;
        var others =
                channels.stream().filter(lane -> !shown.contains(lane.id())).toList();
        if (others.isEmpty()) {
            return all;
        }
        var lanes = new ArrayList<Lane>();
        int last = all.indexOf(channels.getLast());
        for (int i = 0; i < all.size(); i++) {
            if (!(all.get(i) instanceof ChannelLane lane) || shown.contains(lane.id())) {
                lanes.add(all.get(i));
            }
            if (i == last) {
                lanes.add(CollapsedLane.others(others));
            }
        }
        return lanes;
    }

    private static List<ChannelLane> channels(List<Lane> all) {
        return all.stream()
                .filter(ChannelLane.class::isInstance)
                .map(ChannelLane.class::cast)
                .toList();
    }

    /// Stays as it is while the playhead stays near, and while a live session goes on: lanes do not come and go because
    /// data arrives.
    private Set<String> near(List<ChannelLane> channels, Timeline timeline, TimelineViewport viewport) {
        long length = viewport.lengthNanos();
        long playhead = viewport.isFollowing() ? timeline.endNanos() : viewport.playheadNanos();
        boolean near = viewport.isFollowing() || Math.abs(playhead - around) <= length;
        if (start == timeline.startNanos() && automatic.size() == MOST && near) {
            return automatic;
        }
        start = timeline.startNanos();
        around = playhead;
        long from = playhead - length;
        long to = playhead + length;
        automatic = channels.stream()
                .sorted(Comparator.comparingLong((ChannelLane lane) -> lane.errors(from, to))
                        .thenComparingInt(lane -> lane.created(from, to))
                        .thenComparingLong(lane -> -lane.away(playhead))
                        .reversed())
                .limit(MOST)
                .map(ChannelLane::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return automatic;
    }

    /// Returns all channels for a person to choose from, those with errors first.
    ///
    /// @param all lanes, chosen or not
    /// @param shown lanes that are on screen
    List<ChannelChooser.Row> rows(List<Lane> all, List<Lane> shown) {
        return channels(all).stream()
                .map(lane -> new ChannelChooser.Row(lane.id(), lane.messages(), lane.errors(), shown.contains(lane)))
                .sorted(Comparator.comparing((ChannelChooser.Row row) -> row.errors() == 0))
                .toList();
    }
}
