package dev.playhead.transport.replay;

import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.log.ProductVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Copies the beginning of a recording into a new one, inputs, effects and what was seen beside, so that the new one
/// shows and re-runs all of it by itself. Only the end of the recorded broker is left out, with what followed from it.
final class RecordedPrefix {
    private final LogReader recording;
    private final LogWriter log;
    private final EffectEntries missing;
    private final Set<Long> dropped = new HashSet<>();
    // By how much entries moved, from a position on.
    private final TreeMap<Long, Long> shifts = new TreeMap<>(Map.of(0L, 0L));

    private RecordedPrefix(LogReader recording, LogWriter log) {
        this.recording = recording;
        this.log = log;
        this.missing = new EffectEntries(log::nextPosition, ids -> List.of());
    }

    /// Appends what stands before `end`; the log must be empty. It is not flushed.
    ///
    /// @throws IOException when the recording cannot be read
    static void copy(LogReader recording, long end, LogWriter log) throws IOException {
        var prefix = new RecordedPrefix(recording, log);
        for (long position = 0; position < end; position++) {
            prefix.copy(recording.read(position));
            prefix.shift(position + 1);
        }
    }

    private void shift(long next) {
        long by = log.nextPosition() - next;
        if (shifts.lastEntry().getValue() != by) {
            shifts.put(next, by);
        }
    }

    private long moved(long position) {
        return position + shifts.floorEntry(position).getValue();
    }

    private void copy(Entry entry) throws IOException {
        // Recordings of version 0 may go back by a millisecond after their first entry.
        long at = Math.max(entry.atNanos(), log.lastNanos());
        long position = log.nextPosition();
        switch (entry) {
            case Entry.Started e ->
                log.append(new Entry.Started(position, at, e.seed(), ProductVersion.get(), e.settings()));
            case Entry.Keyframe e -> {
                // Those on the way are of positions that move, and what they say follows from the inputs.
                if (e.of() == 1) {
                    log.append(new Entry.Keyframe(position, at, 1, e.page(), e.last(), e.image()));
                } else {
                    dropped.add(e.position());
                }
            }
            case Entry.Stopping e -> dropped.add(e.position());
            case InputEntry e -> {
                var moved = e.at(position, at);
                log.append(moved);
                if (e instanceof Entry.RestIn request && request.refusal() != null && !isAnswered(request)) {
                    missing.ofRefusal(moved, log::append);
                }
            }
            case EffectEntry e -> {
                if (dropped.contains(e.cause())) {
                    dropped.add(e.position());
                } else {
                    log.append(e.at(position, at, moved(e.cause())));
                }
            }
            case Entry.Written e -> log.append(new Entry.Written(position, at, moved(e.writes())));
            case Entry.Earlier e ->
                log.append(
                        e.entry() instanceof EffectEntry effect
                                ? new Entry.Earlier(
                                        position, at, effect.at(position, effect.atNanos(), moved(effect.cause())))
                                : e.at(position, at));
            case Observation e -> log.append(e.at(position, at));
        }
    }

    // Version 0 of the format has no answers to requests that were refused before the core was asked.
    private boolean isAnswered(InputEntry input) throws IOException {
        long next = input.position() + 1;
        return next < recording.size()
                && recording.read(next) instanceof Entry.RestOut answer
                && answer.cause() == input.position();
    }

    private List<Entry.Writes> moved(List<Entry.Writes> writes) {
        var moved = new ArrayList<Entry.Writes>();
        for (var write : writes) {
            var frames = write.frames().stream()
                    .filter(frame -> !dropped.contains(frame))
                    .map(this::moved)
                    .toList();
            if (!frames.isEmpty()) {
                moved.add(new Entry.Writes(frames, write.to()));
            }
        }
        return moved;
    }
}
