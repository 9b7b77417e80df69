package dev.playhead.ui.fault;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.Split;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Faults of a session: at the left a new one, beside it the rules there were at the playhead. FX thread.
public final class FaultsPane extends StackPane {
    private static final double COMPOSER = 415;
    private static final double LEAST_COMPOSER = 340;
    private static final double SHARE = 0.34;
    private static final double LEAST_RULES = 420;

    private final FaultComposer composer;
    private final RuleList rules;
    // Read on any thread, since what was held ends when the broker has set it.
    private volatile @Nullable Controls controls;

    /// @param onGoTo told a moment, ns since 1970, to go to on the timeline
    public FaultsPane(LongConsumer onGoTo) {
        var actions = new OnSession(onGoTo);
        composer = new FaultComposer(actions);
        rules = new RuleList(actions);
        composer.setMinWidth(LEAST_COMPOSER);
        rules.setMinWidth(LEAST_RULES);
        var split = new Split(Orientation.HORIZONTAL, composer, room -> Math.min(COMPOSER, room * SHARE));
        split.setSecond(rules);
        getChildren().add(split);
    }

    /// Forgets the session before.
    public void clear() {
        controls = null;
        composer.clear();
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
    }

    /// Ends the chosen rule, or sets it again when it has ended.
    public void changeChosen() {
        rules.changeChosen();
    }

    /// Chooses no rule.
    public void stepOut() {
        rules.stepOut();
    }

    public Region composer() {
        return composer;
    }

    public Region rules() {
        return rules;
    }

    /// Returns what takes the focus among the rules.
    public Node rulesFocus() {
        return rules.focusTarget();
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
