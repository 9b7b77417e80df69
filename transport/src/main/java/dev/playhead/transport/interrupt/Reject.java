package dev.playhead.transport.interrupt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tool that waits for a person may not run.
public record Reject(String reason) implements Interrupt {
    @Override
    public InterruptKind kind() {
        return InterruptKind.REJECT;
    }

    @Override
    public @Nullable String refusal(ChannelScene scene) {
        return Approvals.refusal(scene);
    }

    @Override
    public List<Publication> publications(ChannelScene scene) {
        return Approvals.decided(scene, false, reason);
    }
}
