package dev.playhead.transport.server;

import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.log.Entry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Faults of a running broker: set and ended at their time. Every one is recorded. Safe for use by many threads; never
/// blocks.
final class BrokerFaults implements FaultApi.Faults {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerFaults.class);

    private final BrokerLoop loop;
    private final ScheduledExecutorService scheduler;

    BrokerFaults(BrokerLoop loop, ScheduledExecutorService scheduler) {
        this.loop = loop;
        this.scheduler = scheduler;
    }

    @Override
    public List<FaultRule> on() {
        return loop.faults();
    }

    /// Sets a fault at once; completed with its name when it is recorded.
    CompletableFuture<RuleId> set(FaultRule.Target target, Fault fault, String label) {
        var given = new CompletableFuture<RuleId>();
        var rule = new FaultRule(RuleId.UNNAMED, target, fault, label);
        loop.submit(InboxItem.of(new Entry.RuleSet(0, 0, rule)).whenRecorded(entry -> {
            if (entry instanceof Entry.RuleSet set) {
                given.complete(set.rule().id());
            }
        }));
        return given;
    }

    @Override
    public CompletableFuture<RuleId> set(FaultSpec spec) {
        var given = new CompletableFuture<RuleId>();
        if (spec.afterMs() == 0) {
            begin(spec, given);
        } else {
            var unused = scheduler.schedule(() -> begin(spec, given), spec.afterMs(), TimeUnit.MILLISECONDS);
        }
        return given;
    }

    private void begin(FaultSpec spec, CompletableFuture<RuleId> given) {
        var unused = set(spec.target(), spec.fault(), spec.label()).thenAccept(rule -> {
            given.complete(rule);
            if (spec.forMs() > 0) {
                var end = scheduler.schedule(() -> restore(rule), spec.forMs(), TimeUnit.MILLISECONDS);
                LOG.debug("Rule {} ends in {} ms", rule, end.getDelay(TimeUnit.MILLISECONDS));
            }
        });
    }

    /// Ends one fault; nothing happens when it has ended.
    void restore(RuleId rule) {
        loop.submit(InboxItem.of(new Entry.RuleCleared(0, 0, rule)));
    }

    @Override
    public CompletableFuture<Void> end(RuleId rule) {
        var ended = new CompletableFuture<Void>();
        var rules = rule.equals(RuleId.ALL)
                ? loop.faults().stream().map(FaultRule::id).toList()
                : List.of(rule);
        if (rules.isEmpty()) {
            ended.complete(null);
        }
        for (int i = 0; i < rules.size(); i++) {
            boolean last = i == rules.size() - 1;
            loop.submit(InboxItem.of(new Entry.RuleCleared(0, 0, rules.get(i))).whenRecorded(entry -> {
                if (last) {
                    ended.complete(null);
                }
            }));
        }
        return ended;
    }
}
