package dev.playhead.transport.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds which runs of a channel are the same one on two sides: those of the same id and question; the same question
/// from the same asker to the same agent, in the same order and then in another; and else, between two of those, the
/// next one of the same agent. For one thread.
final class RunMatching {
    private final List<ComparedRun> a;
    private final List<ComparedRun> b;
    private final int[] there;
    private final boolean[] taken;

    private record Key(String agent, String asker, String question) {
        static Key of(ComparedRun run) {
            return new Key(run.agent(), run.asker(), run.run().question());
        }
    }

    private RunMatching(List<ComparedRun> a, List<ComparedRun> b) {
        this.a = a;
        this.b = b;
        this.there = new int[a.size()];
        this.taken = new boolean[b.size()];
        Arrays.fill(there, -1);
    }

    /// Returns for each run of `a` its place in `b`; -1 when it has none.
    static int[] of(List<ComparedRun> a, List<ComparedRun> b) {
        var matching = new RunMatching(a, b);
        matching.byId();
        matching.byQuestionInOrder();
        matching.byKey(run -> run.run().question().isEmpty() ? null : Key.of(run));
        matching.byPlace();
        return matching.there;
    }

    // Programs that count give the same ids to other runs: an id alone says nothing.
    private void byId() {
        var places = new HashMap<String, Integer>();
        for (int j = 0; j < b.size(); j++) {
            places.putIfAbsent(b.get(j).run().id(), j);
        }
        for (int i = 0; i < a.size(); i++) {
            var place = places.get(a.get(i).run().id());
            if (place != null && !taken[place] && mayBeSame(a.get(i), b.get(place))) {
                take(i, place);
            }
        }
    }

    private static boolean mayBeSame(ComparedRun one, ComparedRun other) {
        var question = one.run().question();
        var otherQuestion = other.run().question();
        return one.agent().equals(other.agent())
                && (question.isEmpty() || otherQuestion.isEmpty() || question.equals(otherQuestion));
    }

    private void byKey(Function<ComparedRun, @Nullable Object> identity) {
        var places = new HashMap<Object, List<Integer>>();
        for (int j = b.size() - 1; j >= 0; j--) {
            var key = identity.apply(b.get(j));
            if (key != null && !taken[j]) {
                places.computeIfAbsent(key, k -> new ArrayList<>()).add(j);
            }
        }
        for (int i = 0; i < a.size(); i++) {
            var key = there[i] >= 0 ? null : identity.apply(a.get(i));
            var left = key == null ? null : places.get(key);
            if (left != null && !left.isEmpty()) {
                take(i, left.removeLast());
            }
        }
    }

    private void byQuestionInOrder() {
        var freeA = free(a.size(), i -> there[i] < 0);
        var freeB = free(b.size(), j -> !taken[j]);
        var keysA = Arrays.stream(freeA).mapToObj(i -> Key.of(a.get(i))).toList();
        var keysB = Arrays.stream(freeB).mapToObj(j -> Key.of(b.get(j))).toList();
        var matches = Alignment.of(new Alignment.Rows() {
            @Override
            public int sizeA() {
                return keysA.size();
            }

            @Override
            public int sizeB() {
                return keysB.size();
            }

            @Override
            public int difference(int i, int j) {
                return keysA.get(i).equals(keysB.get(j)) ? 0 : Alignment.NEVER;
            }

            @Override
            public Object keyA(int i) {
                return keysA.get(i);
            }

            @Override
            public Object keyB(int j) {
                return keysB.get(j);
            }
        });
        for (int k = 0; k < freeA.length; k++) {
            if (matches.places()[k] >= 0) {
                take(freeA[k], freeB[matches.places()[k]]);
            }
        }
    }

    private static int[] free(int size, IntPredicate isFree) {
        return IntStream.range(0, size).filter(isFree).toArray();
    }

    // Between two runs that go forward on both sides: by agent, in order.
    private void byPlace() {
        var forward = ForwardPath.of(there);
        int fromA = 0;
        int fromB = 0;
        for (int i = forward.nextSetBit(0); i >= 0; i = forward.nextSetBit(i + 1)) {
            between(fromA, i, fromB, there[i]);
            fromA = i + 1;
            fromB = there[i] + 1;
        }
        between(fromA, a.size(), fromB, b.size());
    }

    private void between(int fromA, int toA, int fromB, int toB) {
        Map<String, List<Integer>> left = new LinkedHashMap<>();
        for (int j = toB - 1; j >= fromB; j--) {
            if (!taken[j]) {
                left.computeIfAbsent(b.get(j).agent(), agent -> new ArrayList<>())
                        .add(j);
            }
        }
        for (int i = fromA; i < toA && !left.isEmpty(); i++) {
            var places = there[i] >= 0 ? null : left.get(a.get(i).agent());
            if (places != null && !places.isEmpty()) {
                take(i, places.removeLast());
            }
        }
    }

    private void take(int i, int j) {
        there[i] = j;
        taken[j] = true;
    }
}
