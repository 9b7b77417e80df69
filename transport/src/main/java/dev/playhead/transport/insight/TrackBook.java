package dev.playhead.transport.insight;

import dev.playhead.transport.log.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The tracks of all parties, by index.
final class TrackBook {
    private final List<TrackFold> tracks = new ArrayList<>();
    // Positions of frames that a resume or a rewind replays.
    private final Set<Long> replayed = new HashSet<>();
    private final PartyBook parties;
    private final FrameColumns frames;

    TrackBook(PartyBook parties, FrameColumns frames) {
        this.parties = parties;
        this.frames = frames;
    }

    TrackFold of(int party) {
        forAll();
        return tracks.get(party);
    }

    private void forAll() {
        while (tracks.size() < parties.size()) {
            tracks.add(new TrackFold(tracks.size()));
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
        int party = frames.party(row);
        if (party >= 0 && frames.isContent(row)) {
            long latency = receipt.writtenAtNanos() - frames.atNanos(row);
            boolean replay = replayed.contains(receipt.frame());
            of(party).written(receipt.writtenAtNanos(), latency, frames.bytes(row), replay);
        }
    }

    boolean isGone(int party) {
        return of(party).isGone();
    }

    List<DeviceTrack> published(GapBook gaps, EndBook ends) {
        forAll();
        return tracks.stream()
                .map(track -> track.published(gaps.published(track.party()), ends.of(track.party())))
                .toList();
    }

    /// @param ttlNanos how long a lost connection can be resumed
    List<Standing> standings(FaultBook faults, long nanos, long ttlNanos) {
        forAll();
        return tracks.stream()
                .map(track ->
                        Standings.of(track.published(List.of(), List.of()), track.pace(), faults, nanos, ttlNanos))
                .toList();
    }
}
