package dev.playhead.ui.stage;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Leads through a story by key: on to the next step while it is told, and through those that were told already by
/// moving the playhead. What was told stays as it was: nothing is done to it a second time. FX thread.
final class StoryGuide {
    private final StageActions actions;
    private final LongSupplier moment;
    private @Nullable Story story;

    /// @param moment the moment that is shown, ns since 1970; `Long.MAX_VALUE` for now
    StoryGuide(StageActions actions, LongSupplier moment) {
        this.actions = actions;
        this.moment = moment;
    }

    void tell(Story told) {
        story = told;
    }

    boolean tells() {
        return story != null;
    }

    /// Step at the moment that is shown, from 0; -1 for none.
    int step() {
        return story == null ? -1 : story.state().stepAt(moment.getAsLong());
    }

    /// Returns what is told, as `3 of 5`; empty for nothing.
    String position() {
        int step = step();
        return story == null || step < 0
                ? ""
                : step + 1 + " of " + story.steps().size();
    }

    /// The step at the moment that is shown; null for none.
    Story.@Nullable Step told() {
        int step = step();
        return story == null || step < 0 ? null : story.steps().get(step);
    }

    /// Returns what the story waits for now, or which key leads on, in words; empty when it goes on by itself.
    String hint() {
        if (story == null) {
            return "";
        }
        var state = story.state();
        if (state.begunNanos().isEmpty()) {
            return "The story begins as soon as the window is ready.";
        }
        if (step() < state.begunNanos().size() - 1) {
            return "as it was; PgDn goes on";
        }
        if (!state.waitsFor().isEmpty()) {
            return "waits until " + state.waitsFor();
        }
        if (state.over()) {
            return "the end; PgDn begins anew";
        }
        return state.byItself() ? "" : "PgDn goes on";
    }

    void next() {
        if (story == null) {
            return;
        }
        var begun = story.state().begunNanos();
        int next = step() + 1;
        if (next < begun.size() - 1) {
            actions.stepTo(begun.get(next));
        } else if (next == begun.size() - 1 || moment.getAsLong() != Long.MAX_VALUE) {
            actions.live();
        } else {
            story.next();
        }
    }

    void previous() {
        int step = step();
        if (story != null && step > 0) {
            story.byItself(false); // whoever looks back wants to find it where it was
            actions.stepTo(story.state().begunNanos().get(step - 1));
        }
    }

    void toggleByItself() {
        if (story != null) {
            story.byItself(!story.state().byItself());
        }
    }
}
