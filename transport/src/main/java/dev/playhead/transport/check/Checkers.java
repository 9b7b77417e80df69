package dev.playhead.transport.check;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The rules, one line each. What is added here is checked live, shown in the window and said by `playhead
/// check`.
public final class Checkers {
    private static final List<Supplier<Checker>> ALL = List.of(
            ResumeWithoutReplay::new,
            TextAfterStop::new,
            PublishRefused::new,
            AckDiscipline::new,
            PublisherOrder::new,
            Idempotency::new,
            RunTermination::new);

    private Checkers() {}

    /// One new checker of every rule, for one session.
    public static List<Checker> all() {
        return Stream.concat(
                        ALL.stream().map(Supplier::get),
                        DeliveryRules.ALL.stream().map(DeliveryRule::new))
                .toList();
    }
}
