package dev.playhead.ui.fault;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.fault.Break;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.participant.Simulation;
import dev.playhead.transport.session.HeldId;
import dev.playhead.ui.control.Split;
import dev.playhead.ui.simulated.SimulatedPane;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Faults of a session: at the left a new one, beside it the rules there were at the playhead, and below them who is
/// simulated. FX thread.
public final class FaultsPane extends StackPane {
    private static final double COMPOSER = 415;
    private static final double LEAST_COMPOSER = 340;
    private static final double SHARE = 0.34;
    private static final double LEAST_RULES = 420;
    private static final double LEAST_HEIGHT = 140;
    private static final double SHARE_OF_RULES = 0.36;
    private static final double HALF = 0.5;

    private final FaultComposer composer;
    private final RuleList rules;
    private final HeldPane held;
    private final SimulatedPane simulated = new SimulatedPane();
    private final Split right;
    private final Split below;
    // Read on any thread, since what was held ends when the broker has set it.
    private volatile @Nullable Controls controls;

    /// Reader of frames that were held.
    public interface HeldReader {
        /// Reads the frame of the entry at `position`, for whoever asks last.
        ///
        /// @param then given its JSON on the FX thread
        void read(long position, Consumer<String> then);
    }

    /// @param onGoTo told a moment, ns since 1970, to go to on the timeline
    public FaultsPane(LongConsumer onGoTo, HeldReader reader) {
        var actions = new OnSession(onGoTo);
        composer = new FaultComposer(actions);
        rules = new RuleList(actions);
        composer.setMinWidth(LEAST_COMPOSER);
        rules.setMinHeight(LEAST_HEIGHT);
        held = new HeldPane(new OnHeld(reader));
        held.setMinHeight(LEAST_HEIGHT);
        right = new Split(Orientation.VERTICAL, rules, room -> room * SHARE_OF_RULES).named("faults-rules");
        right.setMinWidth(LEAST_RULES);
        simulated.setMinHeight(LEAST_HEIGHT);
        below = new Split(Orientation.VERTICAL, simulated, room -> room * HALF).named("faults-simulated");
        var split =
                new Split(Orientation.HORIZONTAL, composer, room -> Math.min(COMPOSER, room * SHARE)).named("faults");
        split.setSecond(right);
        getChildren().add(split);
    }

    /// Forgets the session before.
    public void clear() {
        controls = null;
        composer.clear();
        held.clear();
        simulated.clear();
    }

    /// Shows the rules at a moment, ns since 1970.
    ///
    /// @param live what can be done to the session; null for nothing, in a recording
    /// @param now whether the moment is now: only then something is done
    public void show(Timeline timeline, long nanos, @Nullable Controls live, boolean now) {
        controls = live;
        boolean works = live != null && now;
        composer.show(timeline, nanos, works);
        rules.show(RuleLine.of(timeline, nanos), works);
        var waiting = HeldLine.of(timeline, nanos);
        boolean breaks = !waiting.isEmpty()
                || timeline.faults().stream()
                        .anyMatch(rule -> rule.rule().fault() instanceof Break
                                && rule.span().contains(nanos));
        held.show(waiting, works);
        arrange(timeline, live == null ? null : live.simulation().orElse(null), works, breaks);
    }

    private void arrange(Timeline timeline, @Nullable Simulation simulation, boolean works, boolean breaks) {
        if (simulation == null) {
            right.setSecond(breaks ? held : null);
            return;
        }
        simulated.show(timeline, simulation, works);
        below.setMinHeight(breaks ? 2 * LEAST_HEIGHT : LEAST_HEIGHT);
        below.setSecond(breaks ? held : null);
        right.setSecond(below);
    }

    /// Ends the chosen rule, or sets it again when it has ended; of held frames drops, of who is simulated removes the
    /// chosen one.
    public void changeChosen() {
        if (held.focusTarget().isFocused()) {
            held.dropChosen();
        } else if (simulated.focusTarget().isFocused()) {
            simulated.removeChosen();
        } else {
            rules.changeChosen();
        }
    }

    /// Chooses nothing.
    public void stepOut() {
        rules.stepOut();
        simulated.stepOut();
    }

    public Region composer() {
        return composer;
    }

    public Region rules() {
        return rules;
    }

    /// Returns the held frames; empty while there are none and no breakpoint is on.
    public Optional<Region> held() {
        return right.holds(held) || right.holds(below) && below.holds(held) ? Optional.of(held) : Optional.empty();
    }

    /// Returns those who are simulated; empty where nobody can be.
    public Optional<Region> simulated() {
        return right.holds(below) ? Optional.of(simulated) : Optional.empty();
    }

    /// Returns what takes the focus among those who are simulated.
    public Node simulatedFocus() {
        return simulated.focusTarget();
    }

    /// Returns what takes the focus among the held frames.
    public Node heldFocus() {
        return held.focusTarget();
    }

    /// Returns what takes the focus among the rules.
    public Node rulesFocus() {
        return rules.focusTarget();
    }

    private final class OnHeld implements HeldActions {
        private final HeldReader reader;

        OnHeld(HeldReader reader) {
            this.reader = reader;
        }

        @Override
        public void release(HeldId frame) {
            var usable = controls;
            if (usable != null) {
                usable.release(frame);
            }
        }

        @Override
        public void release(HeldId frame, String json) {
            var usable = controls;
            if (usable != null) {
                usable.release(frame, json);
            }
        }

        @Override
        public void drop(HeldId frame) {
            var usable = controls;
            if (usable != null) {
                usable.drop(frame);
            }
        }

        @Override
        public void read(long position, Consumer<String> then) {
            reader.read(position, then);
        }
    }

    private final class OnSession implements FaultActions {
        private final LongConsumer onGoTo;

        OnSession(LongConsumer onGoTo) {
            this.onGoTo = onGoTo;
        }

        @Override
        public @Nullable CompletableFuture<RuleId> set(int participant, Fault fault) {
            return set(participant, usable -> usable.set(participant, fault));
        }

        @Override
        public @Nullable CompletableFuture<RuleId> set(int participant, FaultPreset preset) {
            return set(participant, usable -> usable.set(participant, preset));
        }

        private @Nullable CompletableFuture<RuleId> set(
                int participant, Function<Controls, CompletableFuture<RuleId>> set) {
            var usable = controls;
            if (usable == null || participant < 0) {
                return null;
            }
            try {
                var rule = set.apply(usable);
                composer.problem("");
                return rule;
            } catch (IllegalArgumentException refused) { // it has no connection that a rule could name
                composer.problem(String.valueOf(refused.getMessage()));
                return null;
            }
        }

        @Override
        public void restore(RuleId rule) {
            var usable = controls;
            if (usable != null) {
                usable.restore(rule);
            }
        }

        @Override
        public void restoreAll() {
            var usable = controls;
            if (usable != null) {
                usable.restoreAll();
            }
        }

        @Override
        public void goTo(long nanos) {
            onGoTo.accept(nanos);
        }
    }
}
