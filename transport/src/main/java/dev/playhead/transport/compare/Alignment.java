package dev.playhead.transport.compare;

import java.util.ArrayList;
import java.util.List;

/// Finds which messages of two rows are the same one, when only their order and what they say tell: the way from one
/// row to the other that takes the fewest steps.
final class Alignment {
    /// Beyond so many steps to weigh, messages are taken in their order.
    private static final long MOST_STEPS = 9_000_000;

    private static final int GAP = 2;
    private static final int OTHER_TEXT = 3;
    /// More than to leave out both.
    private static final int OTHER_NAME = 5;

    private final List<ComparedMessage> a;
    private final List<ComparedMessage> b;
    private final int[][] cost;

    private Alignment(List<ComparedMessage> a, List<ComparedMessage> b) {
        this.a = a;
        this.b = b;
        this.cost = new int[a.size() + 1][b.size() + 1];
    }

    /// Returns for each message of `a` its place in `b`; -1 when it has none.
    static List<Integer> of(List<ComparedMessage> a, List<ComparedMessage> b) {
        if ((long) a.size() * b.size() > MOST_STEPS) {
            var inOrder = new ArrayList<Integer>();
            for (int i = 0; i < a.size(); i++) {
                inOrder.add(i < b.size() ? i : -1);
            }
            return inOrder;
        }
        return new Alignment(a, b).places();
    }

    private List<Integer> places() {
        for (int i = a.size(); i >= 0; i--) {
            for (int j = b.size(); j >= 0; j--) {
                cost[i][j] = cheapest(i, j);
            }
        }
        var places = new ArrayList<Integer>();
        int j = 0;
        for (int i = 0; i < a.size(); i++) {
            while (j < b.size() && cost[i][j] == cost[i][j + 1] + GAP && cost[i][j] < pairCost(i, j)) {
                j++;
            }
            boolean isPaired = j < b.size() && cost[i][j] == pairCost(i, j);
            places.add(isPaired ? j++ : -1);
        }
        return places;
    }

    // What is left to do from here: where one row is at its end the rest of the other is left out.
    private int cheapest(int i, int j) {
        if (i == a.size() || j == b.size()) {
            return GAP * (a.size() - i + b.size() - j);
        }
        return Math.min(pairCost(i, j), GAP + Math.min(cost[i + 1][j], cost[i][j + 1]));
    }

    private int pairCost(int i, int j) {
        return cost[i + 1][j + 1] + difference(a.get(i), b.get(j));
    }

    private static int difference(ComparedMessage one, ComparedMessage other) {
        if (!one.name().equals(other.name())) {
            return OTHER_NAME;
        }
        return one.readsLike(other) ? 0 : OTHER_TEXT;
    }
}
