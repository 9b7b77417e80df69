package dev.playhead.transport.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One channel of two sides. For one thread.
final class ChannelComparison {
    private static final int OTHER_TEXT = 3;
    /// Another text in answer to the same question: less than to leave one out.
    private static final int OTHER_ANSWER = 1;

    private final List<ComparedMessage> a;
    private final List<ComparedMessage> b;
    private final List<ComparedRun> runsA;
    private final List<ComparedRun> runsB;
    /// By place in `a` the place in `b`; -1 for none.
    private final int[] there;

    private final boolean[] taken;
    private final BitSet untoldA = new BitSet();
    private final BitSet untoldB = new BitSet();

    /// @param runsA those of the channel on the first side
    /// @param runsB those of the channel on the second side
    ChannelComparison(
            List<ComparedMessage> a, List<ComparedMessage> b, List<ComparedRun> runsA, List<ComparedRun> runsB) {
        this.a = a;
        this.b = b;
        this.runsA = runsA;
        this.runsB = runsB;
        this.there = new int[a.size()];
        this.taken = new boolean[b.size()];
        Arrays.fill(there, -1);
    }

    /// Returns the messages, in the order of the first side.
    List<MessagePair> pairs() {
        var runs = runs();
        match(ComparedMessage::serial, ComparedMessage::serial);
        match(message -> named(message, ids(runsA), runs), message -> named(message, ids(runsB), Map.of()));
        matchByOrder(runs);
        var forward = ForwardPath.of(there);
        var startA = starts(a, runsA);
        var startB = starts(b, runsB);
        var pairs = new ArrayList<MessagePair>();
        int next = 0;
        for (int i = 0; i < a.size(); i++) {
            int j = there[i];
            while (j >= 0 && next < j) {
                addOnly(next++, pairs);
            }
            next = Math.max(next, j + 1);
            pairs.add(
                    j < 0
                            ? new MessagePair(a.get(i), null, false, untoldA.get(i), 0, 0)
                            : pair(i, j, !forward.get(i), startA, startB));
        }
        while (next < b.size()) {
            addOnly(next++, pairs);
        }
        return pairs;
    }

    private void addOnly(int j, List<MessagePair> pairs) {
        if (!taken[j]) {
            pairs.add(new MessagePair(null, b.get(j), false, untoldB.get(j), 0, 0));
        }
    }

    private MessagePair pair(int i, int j, boolean isMoved, Map<Object, Long> startA, Map<Object, Long> startB) {
        var one = a.get(i);
        var other = b.get(j);
        long later = sinceStart(other, startB) - sinceStart(one, startA);
        long longer = (other.doneNanos() - other.createdNanos()) - (one.doneNanos() - one.createdNanos());
        return new MessagePair(one, other, isMoved, false, later, longer);
    }

    private static long sinceStart(ComparedMessage message, Map<Object, Long> starts) {
        return message.createdNanos() - starts.getOrDefault(clock(message), message.createdNanos());
    }

    // What its time counts from.
    private static Object clock(ComparedMessage message) {
        return message.runNumber() > 0 ? (Object) message.runNumber() : key(message);
    }

    private static String key(ComparedMessage message) {
        return message.run() == null ? "" : message.run();
    }

    // When each run began, and the channel under an empty name.
    private static Map<Object, Long> starts(List<ComparedMessage> messages, List<ComparedRun> runs) {
        var starts = new HashMap<Object, Long>();
        runs.forEach(run -> starts.put(run.run().number(), run.beganNanos()));
        for (var message : messages) {
            starts.merge(key(message), message.createdNanos(), Math::min);
            starts.merge("", message.createdNanos(), Math::min);
        }
        return starts;
    }

    private void match(
            Function<ComparedMessage, @Nullable Object> identityA,
            Function<ComparedMessage, @Nullable Object> identityB) {
        var places = new HashMap<Object, Integer>();
        for (int j = 0; j < b.size(); j++) {
            var id = identityB.apply(b.get(j));
            if (id != null && !taken[j]) {
                places.putIfAbsent(id, j);
            }
        }
        for (int i = 0; i < a.size(); i++) {
            var id = identityA.apply(a.get(i));
            if (id != null && there[i] < 0 && places.get(id) != null) {
                take(i, places.remove(id));
            }
        }
    }

    private void take(int i, int j) {
        there[i] = j;
        taken[j] = true;
    }

    private record Group(String author, String run) {}

    private record Named(String id, Group group) {}

    // Programs that count give the same ids to messages of other runs.
    private static @Nullable Object named(ComparedMessage message, Map<Integer, String> ids, Map<String, String> runs) {
        return message.id() == null ? null : new Named(message.id(), group(message, ids, runs));
    }

    private void matchByOrder(Map<String, String> runs) {
        var idsA = ids(runsA);
        var idsB = ids(runsB);
        var groupsA = groups(a, i -> there[i] < 0, idsA, runs);
        var groupsB = groups(b, j -> !taken[j], idsB, Map.of());
        var contextA = contexts(a);
        var contextB = contexts(b);
        groupsA.forEach((group, placesA) -> {
            var placesB = groupsB.getOrDefault(group, List.of());
            var matches = Alignment.of(new Some(placesA, placesB, contextA, contextB));
            for (int k = 0; k < placesA.size(); k++) {
                if (matches.places()[k] >= 0) {
                    take(placesA.get(k), placesB.get(matches.places()[k]));
                }
            }
            matches.untoldA().stream().map(placesA::get).forEach(untoldA::set);
            matches.untoldB().stream().map(placesB::get).forEach(untoldB::set);
        });
    }

    private static Map<Group, List<Integer>> groups(
            List<ComparedMessage> messages, IntPredicate isFree, Map<Integer, String> ids, Map<String, String> runs) {
        var groups = new LinkedHashMap<Group, List<Integer>>();
        IntStream.range(0, messages.size()).filter(isFree).forEach(i -> {
            groups.computeIfAbsent(group(messages.get(i), ids, runs), key -> new ArrayList<>())
                    .add(i);
        });
        return groups;
    }

    // A question goes with the run that answers it.
    private static Group group(ComparedMessage message, Map<Integer, String> ids, Map<String, String> runs) {
        var own = message.run() == null ? ids.getOrDefault(message.runNumber(), "") : message.run();
        return new Group(message.author(), runs.getOrDefault(own, own));
    }

    // What somebody else had said before each message; null where nobody had.
    private static @Nullable String[] contexts(List<ComparedMessage> messages) {
        var contexts = new @Nullable String[messages.size()];
        for (int i = 1; i < contexts.length; i++) {
            var before = messages.get(i - 1);
            contexts[i] = before.author().equals(messages.get(i).author()) ? contexts[i - 1] : before.text();
        }
        return contexts;
    }

    private record Known(String name, String text, boolean isDeleted) {}

    /// Messages of one author and run.
    @SuppressWarnings("ArrayRecordComponent")
    private final class Some implements Alignment.Rows {
        private final List<Integer> placesA;
        private final List<Integer> placesB;
        private final @Nullable String[] contextA;
        private final @Nullable String[] contextB;

        Some(List<Integer> placesA, List<Integer> placesB, @Nullable String[] contextA, @Nullable String[] contextB) {
            this.placesA = placesA;
            this.placesB = placesB;
            this.contextA = contextA;
            this.contextB = contextB;
        }

        @Override
        public int sizeA() {
            return placesA.size();
        }

        @Override
        public int sizeB() {
            return placesB.size();
        }

        @Override
        public int difference(int i, int j) {
            var one = a.get(placesA.get(i));
            var other = b.get(placesB.get(j));
            if (!one.name().equals(other.name())) {
                return Alignment.NEVER;
            }
            if (one.readsLike(other)) {
                return 0;
            }
            var context = contextA[placesA.get(i)];
            return context != null && context.equals(contextB[placesB.get(j)]) ? OTHER_ANSWER : OTHER_TEXT;
        }

        @Override
        public @Nullable Object keyA(int i) {
            return known(a.get(placesA.get(i)));
        }

        @Override
        public @Nullable Object keyB(int j) {
            return known(b.get(placesB.get(j)));
        }

        private static @Nullable Object known(ComparedMessage message) {
            var text = message.text();
            return text == null ? null : new Known(message.name(), text, message.isDeleted());
        }
    }

    // By ids of runs of the first side those of the second: as the runs are matched, else the same id, else the same
    // place among those left.
    private Map<String, String> runs() {
        var onA = runs(a);
        var onB = runs(b);
        var other = new HashMap<String, String>();
        var wholeA = whole(runsA);
        var wholeB = whole(runsB);
        var matched = RunMatching.of(wholeA, wholeB);
        for (int i = 0; i < matched.length; i++) {
            if (matched[i] >= 0) {
                other.put(wholeA.get(i).run().id(), wholeB.get(matched[i]).run().id());
            }
        }
        // Of one that began before the log of a side only messages are known there.
        var wholeIds = new HashSet<>(ids(runsA).values());
        wholeIds.retainAll(ids(runsB).values());
        var both = new LinkedHashSet<>(onA);
        both.retainAll(onB);
        both.removeAll(wholeIds);
        both.forEach(id -> other.putIfAbsent(id, id));
        wholeA.forEach(run -> onA.remove(run.run().id()));
        wholeB.forEach(run -> onB.remove(run.run().id()));
        onA.removeAll(both);
        onB.removeAll(both);
        var rest = onB.iterator();
        for (var run : onA) {
            if (rest.hasNext()) {
                other.put(run, rest.next());
            }
        }
        // One that is on the first side alone has no messages on the second, whatever that calls its own.
        wholeA.forEach(run -> other.putIfAbsent(run.run().id(), "\0" + run.run().id()));
        return other;
    }

    private static Map<Integer, String> ids(List<ComparedRun> runs) {
        var ids = new HashMap<Integer, String>();
        whole(runs).forEach(run -> ids.put(run.run().number(), run.run().id()));
        return ids;
    }

    // Those that are more than a message which grows.
    static List<ComparedRun> whole(List<ComparedRun> runs) {
        return runs.stream().filter(run -> !run.run().isPlain()).toList();
    }

    private static LinkedHashSet<String> runs(List<ComparedMessage> messages) {
        var runs = new LinkedHashSet<String>();
        messages.forEach(message -> runs.add(key(message)));
        runs.remove("");
        return runs;
    }
}
