package dev.playhead.ui.stage;

import java.util.List;
import java.util.stream.LongStream;

/// A story of three steps that only takes notes of what is asked of it.
public final class FakeStory implements Story {
    private final List<String> asked;
    private volatile State state = new State(List.of(), "", false, false);
    private volatile Runnable listener = () -> {};

    public FakeStory(List<String> asked) {
        this.asked = asked;
    }

    /// Its steps have begun at these moments, and the newest waits for something; empty for nothing.
    public void at(String waitsFor, long... begun) {
        state = new State(LongStream.of(begun).boxed().toList(), waitsFor, state.byItself(), false);
        listener.run();
    }

    void over(long... begun) {
        state = new State(LongStream.of(begun).boxed().toList(), "", state.byItself(), true);
        listener.run();
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("Three devices join", List.of("They are real.")),
                new Step("The phone goes into a tunnel", List.of("X does the same.", "M hides what it lacks.")),
                new Step("It comes back", List.of("Nothing is lost.")));
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void next() {
        asked.add("next");
    }

    @Override
    public void byItself(boolean is) {
        asked.add(is ? "by itself" : "by key");
        state = new State(state.begunNanos(), state.waitsFor(), is, state.over());
        listener.run();
    }

    @Override
    public void listen(Runnable told) {
        listener = told;
    }
}
