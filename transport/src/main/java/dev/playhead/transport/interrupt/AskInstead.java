package dev.playhead.transport.interrupt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A stop, and another question as soon as the run has ended.
public record AskInstead(String text) implements Interrupt {
    @Override
    public InterruptKind kind() {
        return InterruptKind.INTERRUPT;
    }

    @Override
    public @Nullable String refusal(ChannelScene scene) {
        var why = Refusals.unwritable(scene);
        return why == null ? new Stop().refusal(scene) : why;
    }

    @Override
    public List<Publication> publications(ChannelScene scene) {
        var all = new ArrayList<>(new Stop().publications(scene));
        var run = scene.run();
        if (run != null) {
            all.add(new Publication.AwaitEnd(run.id));
        } else if (scene.dialect() == WireDialect.PLAIN) {
            var growing = Objects.requireNonNull(scene.growing());
            all.add(new Publication.AwaitEnd(Objects.requireNonNull(growing.serial())));
        }
        all.add(AskAlongside.asked(scene, text));
        return all;
    }
}
