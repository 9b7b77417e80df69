package dev.playhead.transport.compare;

import dev.playhead.transport.compare.MessagePair.Difference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Two sides, message by message. Messages are the same one when they have the same serial; then, when they were
/// published under the same id; then, by their order among those of one author and run. Runs are the same one by their
/// id; where no id is on both sides, by their order on the channel. Immutable.
///
/// @param pairs by channel, and in each in the order of the first side, with what only the second has where it stands
/// there
public record Comparison(List<MessagePair> pairs) {
    public Comparison {
        pairs = List.copyOf(pairs);
    }

    /// Compares two sides.
    public static Comparison of(Side a, Side b) {
        var first = byChannel(a);
        var second = byChannel(b);
        var channels = new LinkedHashSet<>(first.keySet());
        channels.addAll(second.keySet());
        var pairs = new ArrayList<MessagePair>();
        for (var channel : channels) {
            pairs.addAll(new ChannelComparison(
                            first.getOrDefault(channel, List.of()), second.getOrDefault(channel, List.of()))
                    .pairs());
        }
        return new Comparison(pairs);
    }

    private static Map<String, List<ComparedMessage>> byChannel(Side side) {
        var channels = new LinkedHashMap<String, List<ComparedMessage>>();
        side.messages()
                .forEach(message -> channels.computeIfAbsent(message.channel(), key -> new ArrayList<>())
                        .add(message));
        return channels;
    }

    /// Returns whether both sides have the same messages, in the same order, reading the same.
    public boolean isAlike() {
        return pairs.stream().allMatch(pair -> pair.differences().isEmpty());
    }

    /// Returns how many messages differ in a way.
    public int count(Difference difference) {
        return (int) pairs.stream()
                .filter(pair -> pair.differences().contains(difference))
                .count();
    }

    /// One channel. For one thread.
    private static final class ChannelComparison {
        private final List<ComparedMessage> a;
        private final List<ComparedMessage> b;
        /// By place in `a` the place in `b`; -1 for none.
        private final int[] there;

        private final boolean[] taken;

        ChannelComparison(List<ComparedMessage> a, List<ComparedMessage> b) {
            this.a = a;
            this.b = b;
            this.there = new int[a.size()];
            this.taken = new boolean[b.size()];
            Arrays.fill(there, -1);
        }

        List<MessagePair> pairs() {
            match(ComparedMessage::serial);
            match(ComparedMessage::id);
            matchByOrder();
            var moved = moved();
            var startA = starts(a);
            var startB = starts(b);
            var pairs = new ArrayList<MessagePair>();
            int next = 0;
            for (int i = 0; i < a.size(); i++) {
                int j = there[i];
                while (j >= 0 && next < j) {
                    addOnly(next++, pairs);
                }
                next = Math.max(next, j + 1);
                pairs.add(j < 0 ? new MessagePair(a.get(i), null, false, 0, 0) : pair(i, j, moved[i], startA, startB));
            }
            while (next < b.size()) {
                addOnly(next++, pairs);
            }
            return pairs;
        }

        private void addOnly(int j, List<MessagePair> pairs) {
            if (!taken[j]) {
                pairs.add(new MessagePair(null, b.get(j), false, 0, 0));
            }
        }

        private MessagePair pair(int i, int j, boolean isMoved, Map<String, Long> startA, Map<String, Long> startB) {
            var one = a.get(i);
            var other = b.get(j);
            long later = sinceStart(other, startB) - sinceStart(one, startA);
            long longer = (other.doneNanos() - other.createdNanos()) - (one.doneNanos() - one.createdNanos());
            return new MessagePair(one, other, isMoved, later, longer);
        }

        private static long sinceStart(ComparedMessage message, Map<String, Long> starts) {
            return message.createdNanos() - starts.getOrDefault(key(message), message.createdNanos());
        }

        private static String key(ComparedMessage message) {
            return message.run() == null ? "" : message.run();
        }

        // When each run began, and the channel under an empty name.
        private static Map<String, Long> starts(List<ComparedMessage> messages) {
            var starts = new HashMap<String, Long>();
            for (var message : messages) {
                starts.merge(key(message), message.createdNanos(), Math::min);
                starts.merge("", message.createdNanos(), Math::min);
            }
            return starts;
        }

        private void match(Function<ComparedMessage, @Nullable String> identity) {
            var places = new HashMap<String, Integer>();
            for (int j = 0; j < b.size(); j++) {
                var id = identity.apply(b.get(j));
                if (id != null && !taken[j]) {
                    places.putIfAbsent(id, j);
                }
            }
            for (int i = 0; i < a.size(); i++) {
                var id = identity.apply(a.get(i));
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

        private void matchByOrder() {
            var runs = runs();
            var groupsA = groups(a, i -> there[i] < 0, runs);
            var groupsB = groups(b, j -> !taken[j], Map.of());
            groupsA.forEach((group, placesA) -> {
                var placesB = groupsB.getOrDefault(group, List.of());
                var aligned = Alignment.of(
                        placesA.stream().map(a::get).toList(),
                        placesB.stream().map(b::get).toList());
                for (int k = 0; k < aligned.size(); k++) {
                    if (aligned.get(k) >= 0) {
                        take(placesA.get(k), placesB.get(aligned.get(k)));
                    }
                }
            });
        }

        private static Map<Group, List<Integer>> groups(
                List<ComparedMessage> messages, Function<Integer, Boolean> isFree, Map<String, String> runs) {
            var groups = new LinkedHashMap<Group, List<Integer>>();
            for (int i = 0; i < messages.size(); i++) {
                if (isFree.apply(i)) {
                    var message = messages.get(i);
                    var run = runs.getOrDefault(key(message), key(message));
                    groups.computeIfAbsent(new Group(message.author(), run), key -> new ArrayList<>())
                            .add(i);
                }
            }
            return groups;
        }

        // By runs of the first side those of the second: the same id, else the same place among those left.
        private Map<String, String> runs() {
            var onA = runs(a);
            var onB = runs(b);
            var both = new LinkedHashSet<>(onA);
            both.retainAll(onB);
            onA.removeAll(both);
            onB.removeAll(both);
            var other = new HashMap<String, String>();
            var rest = onB.iterator();
            for (var run : onA) {
                if (rest.hasNext()) {
                    other.put(run, rest.next());
                }
            }
            return other;
        }

        private static LinkedHashSet<String> runs(List<ComparedMessage> messages) {
            var runs = new LinkedHashSet<String>();
            messages.forEach(message -> runs.add(key(message)));
            runs.remove("");
            return runs;
        }

        // Whatever is not on the longest way that goes forward on both sides has moved.
        private boolean[] moved() {
            var moved = new boolean[a.size()];
            var ends = new ArrayList<Integer>(); // of the best way of each length, its last place in a
            var before = new int[a.size()];
            for (int i = 0; i < a.size(); i++) {
                if (there[i] < 0) {
                    continue;
                }
                moved[i] = true;
                int length = longest(ends, there[i]);
                before[i] = length == 0 ? -1 : ends.get(length - 1);
                if (length == ends.size()) {
                    ends.add(i);
                } else {
                    ends.set(length, i);
                }
            }
            for (int i = ends.isEmpty() ? -1 : ends.getLast(); i >= 0; i = before[i]) {
                moved[i] = false;
            }
            return moved;
        }

        // How many of the ways can be gone on with at a place of b.
        private int longest(List<Integer> ends, int place) {
            int low = 0;
            int high = ends.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (there[ends.get(middle)] < place) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
