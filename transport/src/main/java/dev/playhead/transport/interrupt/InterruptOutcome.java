package dev.playhead.transport.interrupt;

import java.util.List;

/// Outcome of an interrupt.
///
/// @param clientId who published it
/// @param serials of what was published, in order
/// @param remarks what a person should know besides, in sentences: that nobody was woken, that a run did not end
public record InterruptOutcome(String clientId, List<String> serials, List<String> remarks) {
    public InterruptOutcome {
        serials = List.copyOf(serials);
        remarks = List.copyOf(remarks);
    }
}
