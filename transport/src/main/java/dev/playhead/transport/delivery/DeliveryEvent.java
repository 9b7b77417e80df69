package dev.playhead.transport.delivery;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ChannelId;
import org.jspecify.annotations.Nullable;

/// Something about a delivery that a rule may want to speak of. Each is about one participant and one version.
public sealed interface DeliveryEvent {
    /// Index of the participant in the timeline; -1 when nobody knows it.
    int participant();

    /// The channel.
    ChannelId channel();

    /// Serial of the message.
    String serial();

    /// Position of the entry that proves it.
    long position();

    /// It was attached, and a version was never sent to it.
    ///
    /// @param position of the entry that made the version
    /// @param atNanos when that was, ns since 1970
    /// @param rule the fault that has kept it back; null when none has
    record Lost(
            int participant,
            ChannelId channel,
            String serial,
            String version,
            long position,
            long atNanos,
            @Nullable RuleId rule)
            implements DeliveryEvent {}

    /// It was sent the same once more on the same attachment.
    ///
    /// @param first position of the entry that sent it before
    record Repeated(int participant, ChannelId channel, String serial, long position, long atNanos, long first)
            implements DeliveryEvent {}

    /// It was sent something of before what it had been sent already.
    ///
    /// @param after position of the entry that had sent it something later
    record Disordered(int participant, ChannelId channel, String serial, long position, long atNanos, long after)
            implements DeliveryEvent {}

    /// It was sent a version of a message that is not newer than the one it had.
    ///
    /// @param after position of the entry that had sent it the newer one
    record Stale(int participant, ChannelId channel, String serial, long position, long atNanos, long after)
            implements DeliveryEvent {}

    /// Text that it has of a message after a delivery, and that is not the one that was published.
    ///
    /// @param published position of the entry that brought the version
    record Different(int participant, ChannelId channel, String serial, long position, long atNanos, long published)
            implements DeliveryEvent {}

    /// It was sent an append to a message of which it had nothing.
    record Headless(int participant, ChannelId channel, String serial, long position, long atNanos)
            implements DeliveryEvent {}

    /// It was sent a message of a channel that it was not attached to, or had not subscribed to.
    record Unasked(int participant, ChannelId channel, String serial, long position, long atNanos)
            implements DeliveryEvent {}
}
