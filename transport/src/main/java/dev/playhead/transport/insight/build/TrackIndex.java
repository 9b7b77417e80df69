package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.insight.row.FrameColumns;
import dev.playhead.transport.insight.track.ConnectionStatuses;
import dev.playhead.transport.insight.track.TrackBuilder;
import dev.playhead.transport.log.Entry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The tracks of all participants, by index.
final class TrackIndex {
    private final List<TrackBuilder> tracks = new ArrayList<>();
    private final VersionedList<DeviceTrack> published = new VersionedList<>();
    private final BitSet changed = new BitSet();
    private final ParticipantIndex participants;
    private final FrameColumns frames;

    TrackIndex(ParticipantIndex participants, FrameColumns frames) {
        this.participants = participants;
        this.frames = frames;
    }

    /// The track of a participant, to be changed.
    TrackBuilder of(int participant) {
        touch(participant);
        return as(participant);
    }

    /// Something that is published with the track of a participant has changed. Nobody is meant by -1.
    void touch(int participant) {
        if (participant >= 0) {
            changed.set(participant);
        }
    }

    private TrackBuilder as(int participant) {
        forAll();
        return tracks.get(participant);
    }

    private void forAll() {
        while (tracks.size() < participants.size()) {
            changed.set(tracks.size());
            tracks.add(new TrackBuilder(tracks.size()));
        }
    }

    void written(Entry.Receipt receipt) {
        int row = frames.waiting(receipt.frame(), receipt.transport().value());
        if (row < 0) {
            return;
        }
        frames.written(row, receipt.writtenAtNanos());
        int participant = frames.participant(row);
        if (participant >= 0 && frames.isContent(row)) {
            long latency = receipt.writtenAtNanos() - frames.atNanos(row);
            of(participant).written(receipt.writtenAtNanos(), latency, frames.bytes(row), frames.isReplay(row));
        }
    }

    boolean isGone(int participant) {
        return as(participant).isGone();
    }

    boolean isClosedAt(int participant, long nanos) {
        return as(participant).isClosedAt(nanos);
    }

    List<DeviceTrack> published(GapIndex gaps, EndIndex ends) {
        forAll();
        for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
            var track = tracks.get(i).published(gaps.published(i), ends.of(i));
            if (i == published.size()) {
                published.add(track);
            } else {
                published.set(i, track);
            }
        }
        changed.clear();
        return published.view();
    }

    /// @param ttlNanos how long a lost connection can be resumed
    List<ConnectionStatus> connectionStatuses(FaultIndex faults, long nanos, long ttlNanos) {
        forAll();
        return tracks.stream()
                .map(track -> ConnectionStatuses.of(
                        track.published(List.of(), List.of()), track.pace(), faults::endedAt, nanos, ttlNanos))
                .toList();
    }
}
