package dev.playhead.transport.core.breakpoint;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.HeldId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Frames that wait at breakpoints, in the order in which they came. For one thread.
public final class HeldFrames {
    /// Most frames that wait, of all connections together; one more lets the one that was stopped first go on.
    public static final int MOST = 1_000;

    private final Map<HeldId, HeldFrame> frames = new LinkedHashMap<>();
    private final Map<RuleId, Long> numbers = new LinkedHashMap<>();

    /// None, or those of an image.
    ///
    /// @param numbers how many have waited because of each rule
    public HeldFrames(List<HeldFrame> frames, Map<RuleId, Long> numbers) {
        frames.forEach(frame -> this.frames.put(frame.id(), frame));
        this.numbers.putAll(numbers);
    }

    /// Returns a copy that goes its own way.
    public HeldFrames copy() {
        return new HeldFrames(all(), numbers);
    }

    /// Returns how many have waited because of each rule that is on.
    public Map<RuleId, Long> numbers() {
        return numbers;
    }

    public boolean isEmpty() {
        return frames.isEmpty();
    }

    /// Returns whether so many wait that the oldest must go on.
    public boolean isFull() {
        return frames.size() > MOST;
    }

    /// All of them, in the order in which they came.
    public List<HeldFrame> all() {
        return List.copyOf(frames.values());
    }

    /// The frame that was stopped first; null when none is.
    public @Nullable HeldFrame oldestStopped() {
        for (var held : frames.values()) {
            if (held.stopped()) {
                return held;
            }
        }
        return null;
    }

    /// Returns the breakpoint of the frame that a new one must wait behind; null when it may go on.
    public @Nullable RuleId blocking(ConnectionId connection, boolean toClient, ProtocolMessage frame) {
        if (frames.isEmpty()) {
            return null;
        }
        var line = HeldFrame.Line.of(connection, toClient, frame);
        RuleId last = null;
        for (var held : frames.values()) {
            if (held.blocks() && held.line().equals(line)) {
                last = held.rule();
            }
        }
        return last;
    }

    /// Lets a frame wait, behind all that came before it.
    ///
    /// @param stopped whether it waits for somebody to release it
    /// @param blocks whether frames behind it wait
    public HeldFrame add(
            RuleId rule,
            boolean stopped,
            boolean blocks,
            ConnectionId connection,
            @Nullable String clientId,
            boolean toClient,
            ProtocolMessage frame) {
        var id = HeldId.of(rule, numbers.merge(rule, 1L, Long::sum));
        var held = new HeldFrame(id, rule, stopped, blocks, connection, clientId, toClient, frame, null);
        frames.put(id, held);
        return held;
    }

    /// Releases a frame, and takes out those that go on now: it, when none before it is stopped, and those that
    /// waited behind it.
    ///
    /// @param edited what is to go on in its place; null for what it is
    /// @return in their order; none when there is no such frame, or when it waits behind another
    public List<HeldFrame> release(HeldId id, @Nullable ProtocolMessage edited) {
        var held = frames.computeIfPresent(id, (key, waiting) -> waiting.released(edited));
        return held == null ? List.of() : flow(held.line());
    }

    /// Takes a frame out; null when there is no such.
    public @Nullable HeldFrame remove(HeldId id) {
        return frames.remove(id);
    }

    /// Takes out the frames of a line that go on once another is gone from it.
    public List<HeldFrame> behind(HeldFrame gone) {
        return flow(gone.line());
    }

    /// Ends a breakpoint: all that it has stopped is released.
    ///
    /// @return those that go on now, in their order
    public List<HeldFrame> end(RuleId rule) {
        numbers.remove(rule);
        var lines = new ArrayList<HeldFrame.Line>();
        frames.replaceAll((id, held) -> {
            if (!held.rule().equals(rule)) {
                return held;
            }
            if (!lines.contains(held.line())) {
                lines.add(held.line());
            }
            return held.released(null);
        });
        var going = new ArrayList<HeldFrame>();
        lines.forEach(line -> going.addAll(flow(line)));
        return going;
    }

    private List<HeldFrame> flow(HeldFrame.Line line) {
        var going = new ArrayList<HeldFrame>();
        for (var held : all()) {
            if (!held.line().equals(line)) {
                continue;
            }
            if (!held.stopped()) {
                frames.remove(held.id());
                going.add(held);
            } else if (held.blocks()) {
                break;
            }
        }
        return going;
    }

    /// Takes out the frames of a connection.
    public List<HeldFrame> forget(ConnectionId connection) {
        var gone = all().stream()
                .filter(held -> held.connection().equals(connection))
                .toList();
        gone.forEach(held -> frames.remove(held.id()));
        return gone;
    }

    /// Forgets all of them.
    public void clear() {
        frames.clear();
        numbers.clear();
    }
}
