package dev.playhead.transport.interrupt;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that is said to a run while it goes on, and that its agent takes in at its next step.
public record Steer(String text) implements Interrupt {
    @Override
    public InterruptKind kind() {
        return InterruptKind.STEER;
    }

    @Override
    public @Nullable String refusal(ChannelScene scene) {
        if (scene.dialect() == WireDialect.PLAIN) {
            return "A plain channel has no way to steer a run; ask alongside instead.";
        }
        var why = Refusals.unwritable(scene);
        var run = scene.run();
        if (why == null) {
            why = Refusals.over(run);
        }
        return why == null && run != null && run.state() == ChannelRun.State.SUSPENDED
                ? "This run waits for an answer; it takes in nothing else meanwhile."
                : why;
    }

    @Override
    public List<Publication> publications(ChannelScene scene) {
        var run = Objects.requireNonNull(scene.run());
        return List.of(new InputMessages(scene.speaker()).said(scene.dialect(), text, Map.of("run-id", run.id), false));
    }
}
