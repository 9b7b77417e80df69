package dev.playhead.transport.server.interrupt;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.codec.FrameWriter;
import dev.playhead.transport.interrupt.ChannelScene;
import dev.playhead.transport.interrupt.Interrupt;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.transport.interrupt.InterruptOutcome;
import dev.playhead.transport.interrupt.InterruptSettings;
import dev.playhead.transport.interrupt.InterruptTarget;
import dev.playhead.transport.interrupt.Publication;
import dev.playhead.transport.interrupt.Speaker;
import dev.playhead.transport.interrupt.WireDialect;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestReply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Publishes interrupts, as a participant of its own and recorded like everything else. Safe for use by many threads.
public final class Interrupts {
    private static final int MOST_MESSAGES = 1_000;
    private static final long ANSWER_WITHIN_S = 10;
    private static final long END_WITHIN_MS = 10_000;
    private static final long LOOK_EVERY_MS = 20;
    private static final long QUIET_MS = 500;

    private final ChannelAccess channels;
    private volatile InterruptSettings settings = InterruptSettings.DEFAULT;

    /// Interrupts in the channels of one broker.
    public Interrupts(ChannelAccess channels) {
        this.channels = channels;
    }

    /// Returns how interrupts are published when nobody says otherwise.
    public InterruptSettings settings() {
        return settings;
    }

    /// Sets how interrupts are published when nobody says otherwise.
    public void set(InterruptSettings other) {
        settings = other;
    }

    /// Returns why each of them cannot be done, as a sentence; those that can are not in the map.
    public Map<InterruptKind, String> refusals(InterruptTarget target) {
        var scene = scene(target, settings);
        var refusals = new EnumMap<InterruptKind, String>(InterruptKind.class);
        for (var kind : InterruptKind.values()) {
            var why = kind.of("text").refusal(scene);
            if (why != null) {
                refusals.put(kind, why);
            }
        }
        return refusals;
    }

    /// Publishes an interrupt. Never blocks.
    ///
    /// @return what came of it, completed on a thread of its own; failed with an [IllegalArgumentException] that
    ///     says in a
    ///     sentence why it cannot be done
    public CompletableFuture<InterruptOutcome> publish(
            Interrupt interrupt, InterruptTarget target, InterruptSettings how) {
        var outcome = new CompletableFuture<InterruptOutcome>();
        Thread.ofVirtual().name("interrupt").start(() -> {
            try {
                outcome.complete(published(interrupt, target, how));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                outcome.completeExceptionally(new IllegalStateException("The broker is stopping."));
            } catch (RuntimeException e) {
                outcome.completeExceptionally(e);
            }
        });
        return outcome;
    }

    private InterruptOutcome published(Interrupt interrupt, InterruptTarget target, InterruptSettings how)
            throws InterruptedException {
        var scene = scene(target, how);
        var refusal = interrupt.refusal(scene);
        if (refusal != null) {
            throw new IllegalArgumentException(refusal);
        }
        var serials = new ArrayList<String>();
        var remarks = new ArrayList<String>();
        for (var publication : interrupt.publications(scene)) {
            switch (publication) {
                case Publication.Create create -> {
                    var body = FrameWriter.json(create.message());
                    serials.addAll(call(target, how, "POST", messagesOf(target.channel()), body));
                    if (create.wakes() != null) {
                        wake(how, create.wakes(), target.channel(), remarks);
                    }
                }
                case Publication.Change change -> {
                    var path = messagesOf(target.channel()) + "/" + segment(change.serial());
                    boolean deletes = change.action() == MessageAction.DELETE;
                    var body = FrameWriter.json(change.message());
                    serials.addAll(
                            deletes
                                    ? call(target, how, "POST", path + "/delete", body)
                                    : call(target, how, "PATCH", path, body));
                }
                case Publication.AwaitEnd end -> {
                    if (!awaitEnd(target, end.run(), scene.dialect())) {
                        remarks.add("The run had not ended after " + END_WITHIN_MS / 1000
                                + " s; it was asked all the same.");
                    }
                }
            }
        }
        return new InterruptOutcome(how.clientId(), serials, remarks);
    }

    private List<String> call(InterruptTarget target, InterruptSettings how, String method, String path, byte[] body)
            throws InterruptedException {
        var identity = new Identity(target.app(), null, how.clientId(), Capability.UNLIMITED, null);
        try {
            return switch (channels.call(identity, method, path, body).get(ANSWER_WITHIN_S, TimeUnit.SECONDS)) {
                case RestReply.Published published -> published.serials();
                case RestReply.Changed changed -> List.of(changed.versionSerial());
                case RestReply.Failed(var error) -> throw new IllegalArgumentException(error.message());
                default -> List.of();
            };
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker did not answer in time.", e);
        }
    }

    private static void wake(InterruptSettings how, String event, String channel, List<String> remarks) {
        var address = how.wake();
        if (address == null) {
            remarks.add(
                    "Nobody was woken: an agent that is not running hears of it only when its application calls it.");
            return;
        }
        var failed = AgentWaker.wake(address, event, channel);
        if (failed != null) {
            remarks.add(failed);
        }
    }

    private ChannelScene scene(InterruptTarget target, InterruptSettings how) {
        var speaker = new Speaker(how.clientId(), () -> UUID.randomUUID().toString(), how.words());
        return new ChannelScene(messages(target), target, speaker);
    }

    private List<Message> messages(InterruptTarget target) {
        return channels.look(core -> core.messages(target.app(), target.channel(), MOST_MESSAGES));
    }

    // A plain message has no end: it has one when it has not grown for a while.
    private boolean awaitEnd(InterruptTarget target, String run, WireDialect dialect) throws InterruptedException {
        long until = System.nanoTime() + END_WITHIN_MS * 1_000_000;
        String version = null;
        long quietNanos = System.nanoTime();
        while (System.nanoTime() < until) {
            if (dialect == WireDialect.PLAIN) {
                var now = version(target, run);
                if (!Objects.equals(now, version)) {
                    version = now;
                    quietNanos = System.nanoTime();
                } else if (System.nanoTime() - quietNanos > QUIET_MS * 1_000_000) {
                    return true;
                }
            } else if (scene(target, settings).isOver(run)) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
        return false;
    }

    private @Nullable String version(InterruptTarget target, String serial) {
        var message = channels.look(core -> core.message(target.app(), target.channel(), serial));
        var version = message == null ? null : message.version();
        return version == null ? null : version.serial();
    }

    /// Returns the path of the messages of a channel.
    public static String messagesOf(String channel) {
        return "/channels/" + segment(channel) + "/messages";
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
