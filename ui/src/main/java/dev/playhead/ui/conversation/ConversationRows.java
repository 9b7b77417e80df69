package dev.playhead.ui.conversation;

import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.conversation.Conversation;
import dev.playhead.transport.conversation.Conversation.Approval;
import dev.playhead.transport.conversation.Part.Progress;
import dev.playhead.transport.conversation.Part.Signal;
import dev.playhead.transport.conversation.Part.Voice;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.conversation.ConversationRow.Head;
import dev.playhead.ui.conversation.ConversationRow.Line;
import dev.playhead.ui.conversation.ConversationRow.Note;
import dev.playhead.ui.conversation.ConversationRow.Note.Weight;
import dev.playhead.ui.conversation.ConversationRow.Piece;
import dev.playhead.ui.format.Formats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes rows of a channel at a moment: what is read in it, joined with what the timeline knows of its messages. A
/// pure function, and not for the FX thread: it looks at a thousand messages.
final class ConversationRows {
    private final Timeline timeline;
    private final ChannelState state;
    private final @Nullable ChannelTrack track;
    private final @Nullable AsDevice device;
    private final long nanos;
    private final List<ConversationRow> rows = new ArrayList<>();
    // Of this channel, once one is asked for; looked up only.
    private final Map<String, Run> runs = new HashMap<>();

    private ConversationRows(Timeline timeline, ChannelState state, @Nullable AsDevice device) {
        this.timeline = timeline;
        this.device = device;
        this.state = state;
        this.nanos = state.conversation().atNanos();
        this.track = timeline.channel(state.conversation().channel());
    }

    /// @param device as which the texts are read; null for the server
    static List<ConversationRow> of(Timeline timeline, ChannelState state, @Nullable AsDevice device) {
        return new ConversationRows(timeline, state, device).rows();
    }

    private List<ConversationRow> rows() {
        int before = state.conversation().before();
        if (before > 0) {
            rows.add(new ConversationRow.Before(before));
        }
        for (var item : state.conversation().items()) {
            add(item);
        }
        return List.copyOf(rows);
    }

    private void add(Conversation.Item item) {
        var mark = track == null ? null : track.message(item.place().serial());
        var run = run(item.place(), mark);
        var head = head(item.place(), mark, run);
        switch (item) {
            case Conversation.Said said -> rows.add(said(said, mark, run, head));
            case Conversation.ToolUse use -> rows.add(tool(use, head));
            case Conversation.Happened(var place, var signal) -> happened(signal, head);
            case Conversation.Unread(var place, var why, var text) -> {
                var notes = List.of(new Note("Shown as it is: " + why + ".", Weight.WARN));
                rows.add(new ConversationRow.Said(
                        head, false, List.of(new Piece(text, Piece.Kind.PLAIN)), false, "", notes));
            }
        }
    }

    private @Nullable Run run(Conversation.Place place, @Nullable MessageMark mark) {
        if (mark != null && mark.run() >= 0 && mark.run() < timeline.runs().size()) {
            return timeline.runs().get(mark.run());
        }
        if (place.runId() == null) {
            return null;
        }
        if (runs.isEmpty()) {
            for (var run : timeline.runs()) {
                if (run.channel().equals(state.conversation().channel())) {
                    runs.put(run.id(), run);
                }
            }
        }
        return runs.get(place.runId());
    }

    private Head head(Conversation.Place place, @Nullable MessageMark mark, @Nullable Run run) {
        var held = state.holdings().of(place.serial());
        var versions = new ArrayList<DeviceVersion>();
        if (held != null) {
            held.held().forEach(device -> versions.add(DeviceVersion.of(held, device)));
        }
        return new Head(
                place.serial(),
                mark == null ? -1 : mark.author(),
                mark == null ? 0 : mark.createdNanos(),
                run == null ? 0 : run.number(),
                mark == null ? 0 : mark.versionAt(nanos),
                place.branch(),
                versions);
    }

    private ConversationRow said(Conversation.Said said, @Nullable MessageMark mark, @Nullable Run run, Head head) {
        if (said.place().superseded()) {
            return new ConversationRow.Folded(head, "Superseded attempt", said.text(), true);
        }
        if (said.voice() == Voice.REASONING) {
            return new ConversationRow.Folded(head, "Thinking", said.text(), false);
        }
        boolean byPerson = said.voice() == Voice.CLIENT || said.voice() == Voice.ANYBODY && !isAgents(mark, run);
        var changes = mark == null ? List.<ChannelTrack.Change>of() : mark.changesUntil(nanos);
        boolean deleted = !changes.isEmpty() && changes.getLast().delete();
        boolean streaming = said.progress() == Progress.STREAMING && (run == null || isGoing(run))
                || said.progress() == Progress.WHOLE && mark != null && !mark.closed() && isGoing(run);
        var notes = new ArrayList<Note>();
        var pieces = deleted
                ? List.of(new Piece(said.text(), Piece.Kind.DELETED))
                : pieces(said.text(), mark, byPerson ? null : run, notes);
        var differing = device == null ? null : device.differing(head);
        if (device != null && differing != null) {
            // What came after a stop is seen as the server has it: here other things are marked.
            notes.clear();
            notes.add(device.note(head, differing));
            pieces = device.pieces(head, differing, said.text());
        }
        if (said.text().isEmpty() && !deleted) {
            notes.add(new Note(streaming ? "No text yet." : "No text.", Weight.QUIET));
        }
        return new ConversationRow.Said(head, byPerson, pieces, streaming && !deleted, change(changes), notes);
    }

    // What grows is an agent's, and so is what somebody publishes who is known to be one.
    private boolean isAgents(@Nullable MessageMark mark, @Nullable Run run) {
        int author = mark == null ? -1 : mark.author();
        return run != null || author >= 0 && timeline.participants().get(author).kind() == Participant.Kind.AGENT;
    }

    private boolean isGoing(@Nullable Run run) {
        return run != null && (run.endedNanos() == 0 || run.endedNanos() > nanos);
    }

    private String change(List<ChannelTrack.Change> changes) {
        if (changes.isEmpty()) {
            return "";
        }
        var last = changes.getLast();
        return (last.delete() ? "deleted " : "edited ") + clock(last.atNanos());
    }

    /// Parts the text where somebody asked to stop: what came after that has a meaning of its own.
    private List<Piece> pieces(String text, @Nullable MessageMark mark, @Nullable Run run, List<Note> notes) {
        var stop = run == null ? null : run.stop();
        if (stop == null || stop.atNanos() > nanos || mark == null || mark.createdNanos() > stop.atNanos()) {
            return List.of(new Piece(text, Piece.Kind.PLAIN));
        }
        int until = 0;
        int had = mark.versions().countUntil(stop.atNanos());
        for (int version = 0; version < had; version++) {
            until += mark.versions().weight(version);
        }
        until = Math.clamp(until, 0, text.length());
        var who = stop.by() < 0
                ? "Stopped"
                : "Stopped by " + timeline.participants().get(stop.by()).name();
        int after = text.length() - until;
        var at = who + " at " + clock(stop.atNanos());
        if (after == 0) {
            notes.add(new Note(at + ". Nothing came after it.", Weight.QUIET));
            return List.of(new Piece(text, Piece.Kind.PLAIN));
        }
        long last = Math.min(mark.grownUntilNanos(), nanos);
        notes.add(new Note(
                at + ". " + Formats.count(after, "character") + " came after it, for "
                        + Formats.duration(Math.max(0, last - stop.atNanos())) + ".",
                Weight.WARN));
        return List.of(
                new Piece(text.substring(0, until), Piece.Kind.PLAIN),
                new Piece(text.substring(until), Piece.Kind.AFTER_STOP));
    }

    private ConversationRow tool(Conversation.ToolUse use, Head head) {
        var lines = new ArrayList<Line>();
        if (!use.arguments().isEmpty()) {
            lines.add(new Line("ask", use.arguments(), false));
        }
        for (var answer : use.answers()) {
            lines.add(new Line(answer.failed() ? "failed" : "answer", answer.output(), answer.failed()));
        }
        var name = use.tool().isEmpty() ? "a call that is not here" : use.tool();
        return new ConversationRow.Tool(head, name, toolState(use), lines);
    }

    private static Note toolState(Conversation.ToolUse use) {
        if (use.answers().size() > 1) {
            return new Note(use.answers().size() + " answers to one call", Weight.FAULT);
        }
        if (!use.answers().isEmpty()) {
            boolean failed = use.answers().getFirst().failed();
            return new Note(failed ? "failed" : "answered", failed ? Weight.FAULT : Weight.GOOD);
        }
        return switch (use.approval()) {
            case Approval.Waiting _ -> new Note("waits for approval", Weight.WARN);
            case Approval.Given given
            when !given.approved() ->
                new Note("not permitted by " + Objects.requireNonNullElse(given.clientId(), "somebody"), Weight.WARN);
            case Approval.Given given ->
                new Note("permitted by " + Objects.requireNonNullElse(given.clientId(), "somebody"), Weight.QUIET);
            case Approval.NotAsked _ ->
                new Note(use.progress() == Progress.STREAMING ? "being asked" : "no answer yet", Weight.QUIET);
        };
    }

    // What the lanes and the text itself show already is not said again.
    private void happened(Signal signal, Head head) {
        var weight = switch (signal.kind()) {
            case RUN_ERROR -> Weight.FAULT;
            case SUSPEND -> Weight.WARN;
            case CANCEL, REGENERATE, RESUME -> Weight.QUIET;
            case RUN_START, STEP_START, OTHER -> null;
        };
        if (weight != null) {
            rows.add(new ConversationRow.Event(head, new Note(signal.words(), weight)));
        }
    }

    private String clock(long atNanos) {
        return Formats.clock(atNanos - timeline.startNanos());
    }
}
