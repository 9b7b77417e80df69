package dev.playhead.ui.conversation;

import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.conversation.Conversation;
import dev.playhead.transport.conversation.Conversation.Approval;
import dev.playhead.transport.conversation.Conversation.Branch;
import dev.playhead.transport.conversation.Part.Voice;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.state.RunState;
import dev.playhead.ui.table.Tone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A channel at a moment as a tree: questions, the runs that answer them, and tools, approvals and runs under those.
/// Where nobody can tell what a run answers it stands by itself. Immutable.
///
/// @param runs how many runs are in it
/// @param branchPoints at how many places there is more than one branch
public record ConversationTree(List<Node> roots, int runs, int branchPoints) {
    /// Nothing.
    static final ConversationTree EMPTY = new ConversationTree(List.of(), 0, 0);

    public ConversationTree {
        roots = List.copyOf(roots);
    }

    /// Kind of a node.
    enum Kind {
        QUESTION,
        RUN,
        TOOL,
        APPROVAL,
        MESSAGE
    }

    /// @param key what it is known by while the playhead moves
    /// @param serial of the message that it leads to
    /// @param participant index of who made it; -1 when nobody knows
    /// @param struck whether another has taken its place, or it is deleted
    /// @param state in a few words; may be empty
    public record Node(
            String key,
            String serial,
            Kind kind,
            String title,
            int participant,
            boolean struck,
            String state,
            Tone tone,
            List<Node> children) {
        public Node {
            children = List.copyOf(children);
        }
    }

    /// Makes a tree. Not for the FX thread: it looks at a thousand messages.
    static ConversationTree of(Timeline timeline, ChannelState state) {
        return new Builder(timeline, state).build();
    }

    /// A node whose children are still coming.
    private static final class Growing {
        private final String key;
        private final Kind kind;
        private final List<Growing> children = new ArrayList<>();
        private String serial;
        private String title;
        private int participant = -1;
        private boolean struck;
        private boolean hasText;
        private String state = "";
        private Tone tone = Tone.MUTED;
        private @Nullable Run run;

        Growing(String key, String serial, Kind kind, String title) {
            this.key = key;
            this.serial = serial;
            this.kind = kind;
            this.title = title;
        }

        Node node() {
            return new Node(
                    key,
                    serial,
                    kind,
                    title,
                    participant,
                    struck,
                    state,
                    tone,
                    children.stream().map(Growing::node).toList());
        }
    }

    private static final class Builder {
        private final Timeline timeline;
        private final ChannelState state;
        private final @Nullable ChannelTrack track;
        private final long nanos;
        private final List<Growing> roots = new ArrayList<>();
        private final Map<String, Growing> bySerial = new HashMap<>(); // looked up only
        private final Map<String, Growing> byRun = new LinkedHashMap<>();
        private final Map<String, Run> runs = new HashMap<>(); // looked up only
        private final Map<String, Integer> attempts = new HashMap<>(); // looked up only
        private int branchPoints;

        Builder(Timeline timeline, ChannelState state) {
            this.timeline = timeline;
            this.state = state;
            this.nanos = state.conversation().atNanos();
            this.track = timeline.channel(state.conversation().channel());
            for (var run : timeline.runs()) {
                if (run.channel().equals(state.conversation().channel())) {
                    runs.put(run.id(), run);
                }
            }
        }

        ConversationTree build() {
            for (var item : state.conversation().items()) {
                add(item);
            }
            byRun.values().forEach(this::finish);
            return new ConversationTree(roots.stream().map(Growing::node).toList(), byRun.size(), branchPoints);
        }

        private void add(Conversation.Item item) {
            var place = item.place();
            var mark = track == null ? null : track.message(place.serial());
            int author = mark == null ? -1 : mark.author();
            Run plain = mark != null
                            && mark.run() >= 0
                            && mark.run() < timeline.runs().size()
                    ? timeline.runs().get(mark.run())
                    : null;
            var runId = place.runId() == null && plain != null && plain.isPlain() ? plain.id() : place.runId();
            if (runId == null) {
                alone(item, author);
                return;
            }
            var run = run(runId, place, author);
            bySerial.put(place.serial(), run);
            switch (item) {
                case Conversation.Said said -> said(run, said, author);
                case Conversation.ToolUse use -> tool(run, use, author);
                case Conversation.Happened _ -> {}
                case Conversation.Unread unread ->
                    run.children.add(leaf("m " + place.serial(), place.serial(), Kind.MESSAGE, unread.why(), author));
            }
        }

        private void alone(Conversation.Item item, int author) {
            switch (item) {
                case Conversation.Said said -> root(said.place(), line(said.text()), author);
                case Conversation.Unread(var at, var why, var text) ->
                    root(at, text.isBlank() ? why : line(text), author);
                case Conversation.ToolUse use -> {
                    var node = leaf("m " + use.place().serial(), use.place().serial(), Kind.MESSAGE, "", author);
                    roots.add(node);
                    tool(node, use, author);
                    node.title = "Tool without a run";
                }
                case Conversation.Happened _ -> {} // asks for something, and is no part of a tree
            }
        }

        private void root(Conversation.Place place, String words, int author) {
            var node = leaf("m " + place.serial(), place.serial(), Kind.QUESTION, words, author);
            changed(node);
            branch(node, place.branch());
            bySerial.put(place.serial(), node);
            roots.add(node);
        }

        private void said(Growing run, Conversation.Said said, int author) {
            var serial = said.place().serial();
            if (said.voice() == Voice.CLIENT) {
                run.children.add(leaf("m " + serial, serial, Kind.MESSAGE, "adds: " + line(said.text()), author));
            } else if (said.voice() != Voice.REASONING && !run.hasText) {
                run.hasText = true;
                run.serial = serial; // its first text is what a person means by it
                changed(run);
            } else if (isDeleted(serial)) {
                var node = leaf("m " + serial, serial, Kind.MESSAGE, line(said.text()), author);
                changed(node);
                run.children.add(node);
            }
        }

        private void tool(Growing run, Conversation.ToolUse use, int author) {
            var serial = use.place().serial();
            var name = use.tool().isEmpty() ? "a call that is not here" : use.tool();
            var node = leaf("t " + serial, serial, Kind.TOOL, name, author);
            boolean failed =
                    !use.answers().isEmpty() && use.answers().getFirst().failed();
            node.state = use.answers().size() > 1
                    ? use.answers().size() + " answers"
                    : use.answers().isEmpty() ? "no answer yet" : failed ? "failed" : "answered";
            node.tone = use.answers().size() > 1 || failed ? Tone.FAULT : Tone.MUTED;
            node.struck = use.place().superseded();
            lacks(node);
            run.children.add(node);
            var approval = switch (use.approval()) {
                case Approval.NotAsked _ -> null;
                case Approval.Waiting(var at) ->
                    toned(leaf("p " + serial, at, Kind.APPROVAL, "Approval of " + name, -1), "waits", Tone.WARN);
                case Approval.Given given ->
                    toned(
                            leaf("p " + serial, given.serial(), Kind.APPROVAL, "Approval of " + name, -1),
                            (given.approved() ? "yes, " : "no, ")
                                    + Objects.requireNonNullElse(given.clientId(), "somebody"),
                            Tone.MUTED);
            };
            if (approval != null) {
                run.children.add(approval);
            }
        }

        private static Growing toned(Growing node, String words, Tone tone) {
            node.state = words;
            node.tone = tone;
            return node;
        }

        private static Growing leaf(String key, String serial, Kind kind, String title, int author) {
            var node = new Growing(key, serial, kind, title);
            node.participant = author;
            return node;
        }

        private Growing run(String runId, Conversation.Place place, int author) {
            var known = byRun.get(runId);
            if (known != null) {
                known.struck |= place.superseded();
                return known;
            }
            var run = runs.get(runId);
            var node =
                    leaf("r " + runId, place.serial(), Kind.RUN, run == null ? "Run" : "Run " + run.number(), author);
            node.run = run;
            node.participant = run == null ? author : run.agent();
            node.struck = place.superseded();
            byRun.put(runId, node);
            var above = place.answers() == null ? null : bySerial.get(place.answers());
            if (above == null) {
                roots.add(node);
            } else {
                int attempt = attempts.merge(place.answers(), 1, Integer::sum);
                node.title += attempt > 1 ? ", attempt " + attempt : "";
                above.children.add(node);
            }
            branch(node, place.branch());
            return node;
        }

        // Other branches are a choice of each device, so they are told and never marked as wrong.
        private void branch(Growing node, @Nullable Branch branch) {
            if (branch != null) {
                branchPoints += branch.number() == 1 ? 1 : 0;
                node.title += "  (" + branch.number() + " of " + branch.of() + ")";
            }
        }

        private boolean isDeleted(String serial) {
            var mark = track == null ? null : track.message(serial);
            var changes = mark == null ? List.<ChannelTrack.Change>of() : mark.changesUntil(nanos);
            return !changes.isEmpty() && changes.getLast().delete();
        }

        private void changed(Growing node) {
            var mark = track == null ? null : track.message(node.serial);
            if (mark != null && !mark.changesUntil(nanos).isEmpty()) {
                node.struck |= isDeleted(node.serial);
                node.state = isDeleted(node.serial) ? "deleted" : "edited";
            }
            lacks(node);
        }

        // What is wrong goes before what has changed.
        private void lacks(Growing node) {
            var held = state.holdings().of(node.serial);
            for (int i = 0; held != null && i < held.held().size(); i++) {
                var has = DeviceVersion.of(held, held.held().get(i));
                if (has.state() == DeviceVersion.State.BEHIND) {
                    int device = state.holdings().devices().get(i);
                    node.state = timeline.participants().get(device).name() + " lacks some of it";
                    node.tone = Tone.FAULT;
                    return;
                }
            }
        }

        private void finish(Growing node) {
            var run = node.run;
            if (run == null || node.tone == Tone.FAULT || node.state.equals("deleted")) {
                return;
            }
            var now = RunState.of(timeline, run, nanos);
            var stop = run.stop();
            var mark = track == null ? null : track.message(node.serial);
            long last = mark == null ? run.lastTextNanos() : mark.grownUntilNanos();
            long after = stop == null || stop.atNanos() > nanos || run.lastTextNanos() <= stop.atNanos()
                    ? 0
                    : Math.min(last, nanos) - stop.atNanos();
            if (after > 0) {
                node.state = Formats.duration(after) + " after stop";
                node.tone = Tone.WARN;
            } else if (now == RunState.COMPLETE && begun(run) > 0) {
                node.state = Formats.duration(Math.max(0, run.endedNanos() - begun(run)));
            } else {
                node.state = now.words();
                node.tone = now.tone() == Tone.PLAIN ? Tone.MUTED : now.tone();
            }
        }

        // One that nobody asked for, as far as this recording goes, began with its first message.
        private static long begun(Run run) {
            return run.askedNanos() > 0 ? run.askedNanos() : run.startedNanos();
        }

        private static String line(String text) {
            var line = text.substring(0, Math.min(120, text.length())).strip().replaceAll("\\s+", " ");
            return line.isEmpty() ? "no text" : line;
        }
    }
}
