package dev.playhead.transport.cut;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.LongTable;
import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.log.RecordingOrigin;
import dev.playhead.transport.log.StateEntry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.replay.EffectEntries;
import dev.playhead.transport.replay.StoredKeyframe;
import dev.playhead.transport.replay.TimeMachine;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/// Writes a part of a recording as a recording of its own. It begins with the state that the broker was in, keeps of
/// the time before what is needed to understand it, and has everything that happened then, bit for bit, at its own
/// time. Only positions are others. For one thread.
public final class RecordingCut {
    private static final int SPILLED_ENTRIES = 1_000;
    private static final long NOWHERE = -1;

    private final LogReader recording;
    private final CutRange range;
    private final EntryChannels channels;
    private final LogWriter log;
    private final LongTable moved;
    private final EffectEntries missing;
    private long from;
    private long end;

    private RecordingCut(LogReader recording, CutRange range, LogWriter log, LongTable moved) {
        this.recording = recording;
        this.range = range;
        this.channels = new EntryChannels(range.channels());
        this.log = log;
        this.moved = moved;
        this.missing = new EffectEntries(log::nextPosition, ids -> List.of());
    }

    /// Writes the part. The file is there as a whole or not at all, and the recording stays as it is. Reads everything
    /// up to the end of the part, so not for the FX thread.
    ///
    /// @param note what the part says of itself, in a sentence
    /// @return where the entries of the recording are in the part
    /// @throws FileAlreadyExistsException when there is such a file
    /// @throws IOException when the recording cannot be read, does not begin as one or has nothing of that time,
    /// or when the file cannot be written
    public static Positions write(LogReader recording, CutRange range, String note, Path file) throws IOException {
        var moved = new LongTable();
        WholeRecording.write(
                file, RecordingOrigin.Kind.CUT, log -> new RecordingCut(recording, range, log, moved).write(note));
        return position -> moved.get(position, NOWHERE);
    }

    /// Places of the entries of a recording in a part of it.
    public interface Positions {
        /// Returns where an entry is in the part; -1 when it is not there.
        ///
        /// @param position in the recording
        long of(long position);
    }

    private long position(long old) {
        return moved.get(old, NOWHERE);
    }

    private void write(String note) throws IOException {
        begin(note);
        for (long position = from; position < end; position++) {
            copy(position, recording.read(position));
            if (position % SPILLED_ENTRIES == 0) {
                log.spill();
            }
        }
    }

    private void begin(String note) throws IOException {
        if (recording.size() == 0 || !(recording.read(0) instanceof Entry.Started started)) {
            throw new IOException("The recording does not begin with its settings, so nothing can be cut out of it.");
        }
        var machine = new TimeMachine(recording);
        from = Math.max(beginning(), machine.positionAfter(range.fromNanos() - 1));
        end = range.toNanos() == Long.MAX_VALUE ? recording.size() : machine.positionAfter(range.toNanos());
        if (from >= end) {
            throw new IOException("Nothing was recorded in that time, so there is nothing to cut out.");
        }
        // Never earlier than what came before, nor later than what comes next.
        long at = Math.clamp(
                range.fromNanos(),
                recording.read(from - 1).atNanos(),
                Math.max(
                        recording.read(from - 1).atNanos(), recording.read(from).atNanos()));
        var state = machine.at(from);
        log.append(new Entry.Started(0, at, started.seed(), started.productVersion(), started.settings()));
        StoredKeyframe.append(log, state, range.channels(), at);
        var inputs = earlierInputs(state);
        for (long position = 0; position < from; position++) {
            earlier(recording.readForShow(position), inputs, at);
        }
        log.append(new Entry.Note(log.nextPosition(), at, note));
    }

    // What it began with belongs to the state, whatever the moment.
    private long beginning() throws IOException {
        var pages = recording.keyframes().get(1L);
        long position = pages == null ? 1 : pages.getLast() + 1;
        while (position < recording.size() && recording.read(position) instanceof Entry.Earlier) {
            position++;
        }
        return position;
    }

    private SortedSet<Long> earlierInputs(Broker state) throws IOException {
        var touched = new TouchedMessages();
        for (long position = from; position < end; position++) {
            var entry = recording.readForShow(position);
            var decoded = EntryDecoder.decode(entry);
            if (channels.has(entry, decoded)) {
                touched.touch(decoded);
            }
        }
        touched.touchRuns(state);
        return new EarlierInputs(recording, channels, touched, state).before(from);
    }

    // Keeps an entry of the time before when it is one of the inputs, follows from one, or says when that was written.
    private void earlier(Entry entry, SortedSet<Long> inputs, long at) {
        long position = log.nextPosition();
        switch (entry) {
            case InputEntry e -> {
                if (inputs.contains(e.position())) {
                    moved.put(e.position(), position);
                    log.append(new Entry.Earlier(position, at, e.at(position, e.atNanos())));
                }
            }
            case EffectEntry e -> {
                long cause = position(e.cause());
                var decoded = EntryDecoder.decode(e);
                if (cause != NOWHERE && channels.has(e, decoded) && !isSync(decoded)) {
                    moved.put(e.position(), position);
                    log.append(new Entry.Earlier(position, at, e.at(position, e.atNanos(), cause)));
                }
            }
            case Entry.Written e -> {
                var writes = moved(e.writes());
                if (!writes.isEmpty()) {
                    log.append(new Entry.Earlier(position, at, new Entry.Written(position, e.atNanos(), writes)));
                }
            }
            case Observation _, StateEntry _ -> {} // not about what goes on
            case ControlEntry _ -> throw new IllegalStateException("Every entry of control is an input or an effect.");
        }
    }

    // It lists members of which nothing says that they have left since; those who are there have entered.
    private static boolean isSync(Decoded decoded) {
        return decoded instanceof Decoded.Frame(var frame) && frame.action() == Action.SYNC;
    }

    private void copy(long old, Entry entry) throws IOException {
        // Recordings of version 0 may go back by a millisecond after their first entry.
        long at = Math.max(entry.atNanos(), log.lastNanos());
        long position = log.nextPosition();
        switch (entry) {
            case Entry.Started e -> {}
            // What keyframes on the way say follows from the inputs; those of all channels would be larger.
            case Entry.Keyframe e -> {}
            case InputEntry e -> {
                if (channels.has(e, EntryDecoder.decode(e))) {
                    moved.put(old, position);
                    var kept = e.at(position, at);
                    log.append(kept);
                    if (e instanceof Entry.RestIn request && request.refusal() != null && !isAnswered(request)) {
                        missing.ofRefusal(kept, log::append);
                    }
                }
            }
            case EffectEntry e -> {
                long cause = position(e.cause());
                if (cause != NOWHERE && e.cause() >= from && channels.has(e, EntryDecoder.decode(e))) {
                    moved.put(old, position);
                    log.append(e.at(position, at, cause));
                }
            }
            case Entry.Written e -> {
                var writes = moved(e.writes());
                if (!writes.isEmpty()) {
                    moved.put(old, position);
                    log.append(new Entry.Written(position, at, writes));
                }
            }
            case Observation e -> {
                moved.put(old, position);
                log.append(e.at(position, at));
            }
        }
    }

    // Version 0 of the format has no answers to requests that were refused before the core was asked.
    private boolean isAnswered(Entry.RestIn request) throws IOException {
        long next = request.position() + 1;
        return !(recording instanceof LogFile file && file.isOfVersionZero())
                || (next < recording.size()
                        && recording.read(next) instanceof Entry.RestOut answer
                        && answer.cause() == request.position());
    }

    private List<Entry.Writes> moved(List<Entry.Writes> writes) {
        var kept = new ArrayList<Entry.Writes>();
        for (var write : writes) {
            var frames = write.frames().stream()
                    .map(this::position)
                    .filter(frame -> frame != NOWHERE)
                    .toList();
            if (!frames.isEmpty()) {
                kept.add(new Entry.Writes(frames, write.to()));
            }
        }
        return kept;
    }
}
