/// Truth of delivery: for every device and every version of a message on a channel whether it has come, late, twice or
/// never.
///
/// [dev.playhead.transport.delivery.DeliveryBuilder] reads entries in order, of a live session as of a recording. For
/// screens it gives a [dev.playhead.transport.delivery.DeliveryMatrix]: its columns are the versions of one channel in
/// the order of the channel, its rows the participants that ever attached to it, its cells a
/// [dev.playhead.transport.delivery.Delivery] with the position of the entry that proves it. For rules it gives
/// [dev.playhead.transport.delivery.DeliveryEvent]s, as soon as something is wrong. An entry costs a bounded time;
/// of each channel only the newest versions are kept.
@NullMarked
package dev.playhead.transport.delivery;

import org.jspecify.annotations.NullMarked;
