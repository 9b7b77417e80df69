package dev.playhead.transport.check;

import dev.playhead.transport.delivery.DeliveryCounts.Asked;
import dev.playhead.transport.delivery.DeliveryEvent;
import java.util.List;

/// The rules about deliveries, a few lines each. They know what is allowed: appends that became one, a whole message
/// after a gap, a replay on another attachment, `echo=false`, filters and modes.
final class DeliveryRules {
    private static final String LOOK =
            "Look at the frames before it on the timeline: for a fault, a proxy or a defect of"
                    + " the broker. A client that attaches anew and reads the history has everything again.";

    static final List<DeliveryRule.Terms> ALL = List.of(
            // Every version that is made while somebody is attached and subscribed is sent to it within a second.
            new DeliveryRule.Terms(
                    "no-loss",
                    "No frame lost",
                    Asked.OWED,
                    "nothing was published while somebody was attached",
                    event -> event instanceof DeliveryEvent.Lost,
                    "was attached and never sent %s",
                    "What it shows lacks it without a sign of it.",
                    LOOK),
            // No frame of a channel comes twice on the same attachment.
            new DeliveryRule.Terms(
                    "no-duplicate",
                    "No frame twice",
                    Asked.SENT,
                    "nobody was sent a message",
                    event -> event instanceof DeliveryEvent.Repeated,
                    "was sent %s twice",
                    "A client that does not compare versions shows it twice.",
                    "Compare version.serial with the one that is there and drop what is not newer, as the SDKs do."),
            // On one attachment channelSerials only grow, but for the frames of a rewind.
            new DeliveryRule.Terms(
                    "channel-order",
                    "Right order",
                    Asked.FOLLOWING,
                    "nobody was sent two messages on the same attachment",
                    event -> event instanceof DeliveryEvent.Disordered,
                    "was sent %s after something that follows it",
                    "Whoever drops between the two loses it for good.",
                    LOOK),
            // Of one message versions only grow on an attachment.
            new DeliveryRule.Terms(
                    "version-monotonic",
                    "Versions only grow",
                    Asked.NEWER,
                    "nobody was sent two versions of a message",
                    event -> event instanceof DeliveryEvent.Stale,
                    "was sent %s that is not newer than what it had",
                    "SDKs drop it; others go back to an older text.",
                    LOOK),
            // After each delivery the text is the one that was published up to that version.
            new DeliveryRule.Terms(
                    "append-integrity",
                    "Same text as the server",
                    Asked.COMPARED,
                    "no message changed while somebody read it",
                    event -> event instanceof DeliveryEvent.Different,
                    "has another text than was published, after %s",
                    "Something was added twice, left out or changed on its way.",
                    LOOK),
            // An append goes only to whoever has what it adds to.
            new DeliveryRule.Terms(
                    "append-without-start",
                    "No append without its start",
                    Asked.APPENDED,
                    "nobody was sent an append",
                    event -> event instanceof DeliveryEvent.Headless,
                    "was sent an append to a message of which it has nothing, %s",
                    "It can show only the end of the text.",
                    "Attach with rewind, or read the history up to the attach (untilAttach), before the first append."),
            // Messages go only to whoever is attached to their channel and has subscribed to it.
            new DeliveryRule.Terms(
                    "delivered-unasked",
                    "Nothing unasked",
                    Asked.SENT,
                    "nobody was sent a message",
                    event -> event instanceof DeliveryEvent.Unasked,
                    "was sent %s without being attached and subscribed",
                    "An SDK throws it away.",
                    LOOK));

    private DeliveryRules() {}
}
