package dev.playhead.transport.simulation;

import dev.playhead.transport.check.Checks;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.check.device.DeviceRules;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.Entry;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The log of one life of the broker, given to all rules: of a healthy broker none says that it lost, repeated or
/// disordered anything.
final class CheckedLog {
    // Clients publish to what is gone and are refused, write while nobody is there, stay away when their tokens run
    // out, and their sockets take what comes as late as the schedule will have it.
    private static final Set<String> MAY_BE_FOUND = Stream.concat(
                    Stream.of("publish-refused", "nobody-watching", "burst-arrival"),
                    DeviceRules.all().stream().map(VerdictRule::rule))
            .collect(Collectors.toUnmodifiableSet());

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
