package dev.playhead.ui.finding;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.delivery.DeliveryMatrix;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Timeline;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the part of a delivery matrix that a question is about. Not for the FX thread.
final class MatrixReader {
    private static final int MOST_CELLS = 40_000;
    private static final int MOST_VERSIONS = 4_000;
    private static final int FEWEST_VERSIONS = 64;

    private final Session session;
    private final Timeline timeline;
    private final FindingsQuestion question;

    MatrixReader(Session session, Timeline timeline, FindingsQuestion question) {
        this.session = session;
        this.timeline = timeline;
        this.question = question;
    }

    /// @param finding around which the columns are; null for the newest
    Matrix read(@Nullable Finding finding) throws IOException {
        var channel = channel(finding);
        if (channel == null) {
            return Matrix.empty(null, question.columns());
        }
        int size = session.deliveredVersions(channel, question.nanos());
        int centre = finding != null && channel.equals(finding.channel()) ? centre(channel, finding, size) : -1;
        return question.columns() == MatrixColumns.VERSIONS
                ? versions(channel, size, centre)
                : groups(channel, size, centre);
    }

    private @Nullable ChannelId channel(@Nullable Finding finding) {
        if (question.channel() != null) {
            return question.channel();
        }
        return finding != null && finding.channel() != null
                ? finding.channel()
                : newest(timeline, Math.min(question.nanos(), timeline.endNanos()));
    }

    private static @Nullable ChannelId newest(Timeline timeline, long nanos) {
        ChannelId found = null;
        long newest = Long.MIN_VALUE;
        for (var track : timeline.channels()) {
            for (int i = track.messages().size() - 1; i >= 0; i--) {
                long created = track.messages().get(i).createdNanos();
                if (created <= nanos) {
                    if (created > newest) {
                        newest = created;
                        found = track.id();
                    }
                    break;
                }
            }
        }
        return found;
    }

    // The version that was the newest when what proves the finding began.
    private int centre(ChannelId channel, Finding finding, int size) {
        int row = EvidenceRows.of(timeline, finding).stream()
                .mapToInt(Integer::intValue)
                .filter(found -> found >= 0)
                .findFirst()
                .orElse(-1);
        long nanos = row < 0 ? finding.atNanos() : timeline.frames().atNanos(row);
        return Math.clamp(session.deliveredVersions(channel, nanos) - 1L, 0, Math.max(0, size - 1));
    }

    private Matrix versions(ChannelId channel, int size, int centre) throws IOException {
        int first = question.first() >= 0 ? question.first() - 1 : from(centre, size);
        var part = deliveries(channel, Math.clamp(first, 0, Math.max(0, size - question.most())), question.most());
        return groups(channel, part).matrix(0, part.columns().size(), part.first() <= part.kept());
    }

    private int from(int centre, int size) {
        return centre < 0 ? size - question.most() : centre - question.most() / 2;
    }

    private Matrix groups(ChannelId channel, int size, int centre) throws IOException {
        int rows = Math.max(1, deliveries(channel, size, 0).rows().size());
        int most = Math.clamp(MOST_CELLS / rows, FEWEST_VERSIONS, MOST_VERSIONS);
        int last = centre < 0 || centre + most / 2 > size ? size : centre + most / 2;
        var part = deliveries(channel, Math.max(0, last - most), most);
        var groups = groups(channel, part);
        int all = groups.count();
        int first = question.first() >= 0
                ? groups.indexOf(question.first())
                : centre < 0 ? all - question.most() : groups.indexOfVersion(centre) - question.most() / 2;
        first = Math.clamp(first, 0, Math.max(0, all - question.most()));
        return groups.matrix(first, Math.min(all, first + question.most()), part.first() <= part.kept());
    }

    private DeliveryMatrix deliveries(ChannelId channel, int from, int count) {
        return session.deliveries(channel, from, from + count, question.lateNanos(), question.nanos());
    }

    private MatrixGroups groups(ChannelId channel, DeliveryMatrix part) throws IOException {
        List<String> serials = part.columns().stream()
                .map(DeliveryMatrix.Column::serial)
                .distinct()
                .toList();
        Map<String, String> history =
                serials.isEmpty() ? Map.of() : session.history(channel, serials, question.nanos());
        return new MatrixGroups(timeline, part, question.columns(), history);
    }
}
