package dev.playhead.transport.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gathers the messages of a channel under its runs. A run that is only a message which grows is the same one on the
/// other side where its message is; any other as [RunMatching] says. For one thread.
final class RunPairing {
    private final List<ComparedRun> a;
    private final List<ComparedRun> b;
    private final Map<Integer, Integer> placeA = new HashMap<>();
    private final Map<Integer, Integer> placeB = new HashMap<>();
    private final int[] there;
    private final boolean[] taken;

    RunPairing(List<ComparedRun> a, List<ComparedRun> b) {
        this.a = a;
        this.b = b;
        this.there = new int[a.size()];
        this.taken = new boolean[b.size()];
        Arrays.fill(there, -1);
        for (int i = 0; i < a.size(); i++) {
            placeA.put(a.get(i).run().number(), i);
        }
        for (int j = 0; j < b.size(); j++) {
            placeB.put(b.get(j).run().number(), j);
        }
    }

    /// Returns the runs and what belongs to none, in the order of the messages; runs without any come last.
    List<RunPair> pairs(List<MessagePair> messages) {
        match(messages);
        var forward = ForwardPath.of(there);
        var groups = new ArrayList<Group>();
        var ofA = new Group[a.size()];
        var ofB = new Group[b.size()];
        for (int i = 0; i < a.size(); i++) {
            boolean isMoved = there[i] >= 0 && !forward.get(i);
            ofA[i] = new Group(a.get(i), there[i] < 0 ? null : b.get(there[i]), isMoved);
            if (there[i] >= 0) {
                ofB[there[i]] = ofA[i];
            }
        }
        for (int j = 0; j < b.size(); j++) {
            ofB[j] = taken[j] ? ofB[j] : new Group(null, b.get(j), false);
        }
        for (var message : messages) {
            var group = group(message, ofA, ofB);
            if (group == null) {
                groups.add(new Group(null, null, false).with(message));
            } else {
                if (group.messages.isEmpty()) {
                    groups.add(group);
                }
                group.with(message);
            }
        }
        for (var group : ofA) {
            if (group.messages.isEmpty()) {
                groups.add(group);
            }
        }
        for (int j = 0; j < ofB.length; j++) {
            if (!taken[j] && ofB[j].messages.isEmpty()) {
                groups.add(ofB[j]);
            }
        }
        return groups.stream().map(Group::pair).toList();
    }

    private void match(List<MessagePair> messages) {
        var wholeA = ChannelComparison.whole(a);
        var wholeB = ChannelComparison.whole(b);
        var matched = RunMatching.of(wholeA, wholeB);
        for (int i = 0; i < matched.length; i++) {
            if (matched[i] >= 0) {
                take(wholeA.get(i), wholeB.get(matched[i]));
            }
        }
        for (var message : messages) {
            var one = run(message.a(), a, placeA);
            var other = run(message.b(), b, placeB);
            if (one != null
                    && other != null
                    && one.run().isPlain()
                    && other.run().isPlain()) {
                take(one, other);
            }
        }
    }

    private void take(ComparedRun one, ComparedRun other) {
        int i = placeA.getOrDefault(one.run().number(), -1);
        int j = placeB.getOrDefault(other.run().number(), -1);
        if (there[i] < 0 && !taken[j]) {
            there[i] = j;
            taken[j] = true;
        }
    }

    private static @Nullable ComparedRun run(
            @Nullable ComparedMessage message, List<ComparedRun> runs, Map<Integer, Integer> places) {
        var place = message == null ? null : places.get(message.runNumber());
        return place == null ? null : runs.get(place);
    }

    // Of a message that is of one run here and of another there: that of the first side.
    private @Nullable Group group(MessagePair message, Group[] ofA, Group[] ofB) {
        var onA = message.a() == null ? null : placeA.get(message.a().runNumber());
        if (onA != null) {
            return ofA[onA];
        }
        var onB = message.b() == null ? null : placeB.get(message.b().runNumber());
        return onB == null ? null : ofB[onB];
    }

    /// A run that is being put together.
    private static final class Group {
        private final @Nullable ComparedRun a;
        private final @Nullable ComparedRun b;
        private final boolean isMoved;
        private final List<MessagePair> messages = new ArrayList<>();

        Group(@Nullable ComparedRun a, @Nullable ComparedRun b, boolean isMoved) {
            this.a = a;
            this.b = b;
            this.isMoved = isMoved;
        }

        Group with(MessagePair message) {
            messages.add(message);
            return this;
        }

        RunPair pair() {
            boolean hasMoved = messages.isEmpty() ? isMoved : messages.stream().anyMatch(MessagePair::isMoved);
            return new RunPair(a, b, hasMoved, messages);
        }
    }
}
