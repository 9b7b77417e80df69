package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.log.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The tracks of all participants, by index.
final class TrackIndex {
    private final List<TrackBuilder> tracks = new ArrayList<>();
    // Positions of frames that a resume or a rewind replays.
    private final Set<Long> replayed = new HashSet<>();
    private final ParticipantIndex participants;
    private final FrameColumns frames;

    TrackIndex(ParticipantIndex participants, FrameColumns frames) {
        this.participants = participants;
        this.frames = frames;
    }

    TrackBuilder of(int participant) {
        forAll();
        return tracks.get(participant);
    }

    private void forAll() {
        while (tracks.size() < participants.size()) {
            tracks.add(new TrackBuilder(tracks.size()));
        }
    }

    void replayed(long position) {
        replayed.add(position);
    }

    void written(Entry.Receipt receipt) {
        int row = frames.rowOf(receipt.frame(), receipt.transport().value());
        if (row < 0) {
            return;
        }
        frames.written(row, receipt.writtenAtNanos());
        int participant = frames.participant(row);
        if (participant >= 0 && frames.isContent(row)) {
            long latency = receipt.writtenAtNanos() - frames.atNanos(row);
            boolean replay = replayed.contains(receipt.frame());
            of(participant).written(receipt.writtenAtNanos(), latency, frames.bytes(row), replay);
        }
    }

    boolean isGone(int participant) {
        return of(participant).isGone();
    }

    List<DeviceTrack> published(GapIndex gaps, EndIndex ends) {
        forAll();
        return tracks.stream()
                .map(track -> track.published(gaps.published(track.participant()), ends.of(track.participant())))
                .toList();
    }

    /// @param ttlNanos how long a lost connection can be resumed
    List<ConnectionStatus> connectionStatuses(FaultIndex faults, long nanos, long ttlNanos) {
        forAll();
        return tracks.stream()
                .map(track -> ConnectionStatuses.of(
                        track.published(List.of(), List.of()), track.pace(), faults, nanos, ttlNanos))
                .toList();
    }
}
