package dev.playhead.transport.simulation;

import dev.playhead.transport.check.Checks;
import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.Entry;
import java.util.Set;

/// The log of one life of the broker, given to all rules: of a healthy broker none says that it lost, repeated or
/// disordered anything.
final class CheckedLog {
    // Clients publish to what is gone, and are refused.
    private static final Set<String> MAY_BE_FOUND = Set.of("publish-refused");

    private final World world;
    private final Checks checks;
    private int seen;

    CheckedLog(World world, TimelineBuilder builder) {
        this.world = world;
        this.checks = new Checks(builder, Checkers.all());
    }

    void accept(Entry entry, Decoded decoded) {
        checks.accept(entry, decoded);
        var found = checks.published();
        for (; seen < found.size(); seen++) {
            var finding = found.get(seen);
            world.check(
                    world.isDuplicating() || MAY_BE_FOUND.contains(finding.rule()), () -> "false alarm: " + finding);
        }
    }
}
