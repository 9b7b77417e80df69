package dev.playhead.transport.scenario.cast;

import dev.playhead.transport.client.Answer;
import dev.playhead.transport.interrupt.ChannelScene;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.transport.interrupt.InterruptTarget;
import dev.playhead.transport.interrupt.PlainWords;
import dev.playhead.transport.interrupt.Publication;
import dev.playhead.transport.interrupt.Speaker;
import dev.playhead.transport.interrupt.WireDialect;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PublishResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Interrupts of a device. They are about what the device has of its channel, which may be less than the server
/// has, and go out over its own connection. On the thread of the stage.
final class DeviceInterrupts {
    private static final long END_WITHIN_NANOS = 10_000_000_000L;
    private static final long LOOK_NANOS = 20_000_000L;
    private static final long QUIET_NANOS = 500_000_000L;

    private final SimulatedClient device;
    private final String channel;
    private final HeldMessages held = new HeldMessages();
    private final List<String> remarks = new ArrayList<>();
    private int ids;
    private int waiting;

    DeviceInterrupts(SimulatedClient device, String channel) {
        this.device = device;
        this.channel = channel;
    }

    void took(String of, Message message) {
        if (channel.equals(of)) {
            held.take(message);
        }
    }

    /// Returns whether one of them waits for the end of a run.
    boolean isWaiting() {
        return waiting > 0 && !device.isOver();
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /// Does one, or remembers why it cannot be done.
    ///
    /// @param text what is said; empty for nothing
    void publish(InterruptKind kind, String text) {
        var scene = scene();
        var interrupt = kind.of(text);
        var refusal = interrupt.refusal(scene);
        if (refusal == null) {
            next(kind, scene.dialect(), interrupt.publications(scene).iterator());
        } else {
            remarks.add(device.name() + " could not " + kind.id() + ": " + refusal);
        }
    }

    private ChannelScene scene() {
        var speaker = new Speaker(
                device.clientId(), () -> device.stage.newId(device.name() + "-interrupt-" + ++ids), PlainWords.DEFAULT);
        return new ChannelScene(held.all(), new InterruptTarget("", channel, null, null), speaker);
    }

    private void next(InterruptKind kind, WireDialect dialect, Iterator<Publication> left) {
        if (!left.hasNext() || device.isOver()) {
            return;
        }
        switch (left.next()) {
            case Publication.Create create ->
                sent(device.channel().publish(create.message().toBuilder()), kind, dialect, left);
            case Publication.Change change -> sent(changed(change), kind, dialect, left);
            case Publication.AwaitEnd(var run) -> {
                waiting++;
                long now = device.stage.nowNanos();
                await(new Awaited(run, now + END_WITHIN_NANOS, held.versionOf(run), now), kind, dialect, left);
            }
        }
    }

    private Answer<PublishResult> changed(Publication.Change change) {
        return change.action() == MessageAction.DELETE
                ? device.channel().delete(change.serial())
                : device.channel().update(change.serial(), change.message().toBuilder());
    }

    private void sent(
            Answer<PublishResult> answer, InterruptKind kind, WireDialect dialect, Iterator<Publication> left) {
        device.stage.whenGiven(
                answer,
                stored -> next(kind, dialect, left),
                refused -> remarks.add(device.name() + " could not " + kind.id() + ": " + refused.getMessage()));
    }

    /// @param version of the plain message that is waited for; null when it is a run
    /// @param sinceNanos since when it has that version
    private record Awaited(
            String run, long untilNanos, @Nullable String version, long sinceNanos) {}

    // A plain message has no end: it has one when it has not grown for a while.
    private void await(Awaited awaited, InterruptKind kind, WireDialect dialect, Iterator<Publication> left) {
        long now = device.stage.nowNanos();
        var version = held.versionOf(awaited.run);
        boolean grows = !Objects.equals(version, awaited.version);
        boolean isOver = dialect == WireDialect.PLAIN
                ? !grows && now - awaited.sinceNanos > QUIET_NANOS
                : scene().isOver(awaited.run);
        if (device.isOver()) {
            waiting--;
        } else if (isOver || now >= awaited.untilNanos) {
            waiting--;
            if (!isOver) {
                remarks.add("The run that " + device.name() + " had stopped did not end within "
                        + END_WITHIN_NANOS / 1_000_000_000L + " s; it asked all the same.");
            }
            next(kind, dialect, left);
        } else {
            var again = grows ? new Awaited(awaited.run, awaited.untilNanos, version, now) : awaited;
            device.stage.later(LOOK_NANOS, () -> await(again, kind, dialect, left));
        }
    }
}
