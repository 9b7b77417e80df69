package dev.playhead.transport.check;

import dev.playhead.transport.delivery.DeliveryEvent;
import java.util.List;

/// The entries that prove a [DeliveryEvent].
final class DeliveryEvidence {
    private DeliveryEvidence() {}

    /// Positions, in order.
    static List<Long> of(DeliveryEvent event) {
        return switch (event) {
            case DeliveryEvent.Repeated e -> List.of(e.first(), e.position());
            case DeliveryEvent.Disordered e -> List.of(e.after(), e.position());
            case DeliveryEvent.Stale e -> List.of(e.after(), e.position());
            case DeliveryEvent.Different e -> List.of(e.published(), e.position());
            case DeliveryEvent.Lost _, DeliveryEvent.Headless _, DeliveryEvent.Unasked _ -> List.of(event.position());
        };
    }
}
