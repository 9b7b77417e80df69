package dev.playhead.transport.check;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The rules about what a broker promises, one line each: answers, order, resumes and deliveries.
public final class BrokerRules {
    private static final List<Supplier<VerdictRule>> ALL = List.of(
            ResumeWithoutReplay::new, PublishRefused::new, AckDiscipline::new, PublisherOrder::new, Idempotency::new);

    private BrokerRules() {}

    /// Returns one new checker of each, for one session.
    public static List<VerdictRule> all() {
        return Stream.concat(
                        ALL.stream().map(Supplier::get),
                        DeliveryRules.ALL.stream().<VerdictRule>map(DeliveryRule::new))
                .toList();
    }
}
