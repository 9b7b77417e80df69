package dev.playhead.transport.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/// Finds which items of two rows are the same one, when only their order and what they say tell: the way from one row
/// to the other that takes the fewest steps. Rows too long for that are cut where an item is unique on both sides;
/// where none is, what is left between is not matched at all. For one thread.
final class Alignment {
    private static final int NONE = -1;
    private static final int GAP = 2;
    /// More than to leave out both.
    static final int NEVER = 5;

    private final Rows rows;
    private final long mostSteps;
    private final int[] places;
    private final BitSet untoldA = new BitSet();
    private final BitSet untoldB = new BitSet();

    /// Two rows that are compared.
    interface Rows {
        int sizeA();

        int sizeB();

        /// Returns how much an item of the first row differs from one of the second: 0 for not at all, [#NEVER] for
        /// what is never the same one.
        int difference(int a, int b);

        /// Returns what an item is known by; equal keys mean no difference. Null for one that has none.
        @Nullable
        Object keyA(int a);

        @Nullable
        Object keyB(int b);
    }

    /// Items that are the same one.
    ///
    /// @param places for each item of the first row its place in the second; -1 when it has none
    /// @param untoldA items of the first row of which nobody can tell, since there were too many
    /// @param untoldB such items of the second row
    @SuppressWarnings("ArrayRecordComponent")
    record Matches(int[] places, BitSet untoldA, BitSet untoldB) {}

    private Alignment(Rows rows, long mostSteps) {
        this.rows = rows;
        this.mostSteps = mostSteps;
        this.places = new int[rows.sizeA()];
        Arrays.fill(places, NONE);
    }

    static Matches of(Rows rows) {
        return of(rows, 9_000_000);
    }

    /// @param mostSteps how many pairs are weighed at once
    static Matches of(Rows rows, long mostSteps) {
        var alignment = new Alignment(rows, mostSteps);
        alignment.align(new Block(0, rows.sizeA(), 0, rows.sizeB()));
        return new Matches(alignment.places, alignment.untoldA, alignment.untoldB);
    }

    private record Block(int fromA, int toA, int fromB, int toB) {
        boolean hasBoth() {
            return fromA < toA && fromB < toB;
        }

        long pairs() {
            return (long) (toA - fromA) * (toB - fromB);
        }
    }

    private void align(Block whole) {
        var open = new ArrayList<Block>();
        open.add(whole);
        while (!open.isEmpty()) {
            var block = trimmed(open.removeLast());
            if (!block.hasBoth()) {
                continue;
            }
            if (block.pairs() <= mostSteps) {
                weigh(block);
            } else {
                cut(block, open);
            }
        }
    }

    // What both begin and end with.
    private Block trimmed(Block block) {
        int fromA = block.fromA;
        int fromB = block.fromB;
        int toA = block.toA;
        int toB = block.toB;
        while (fromA < toA && fromB < toB && rows.difference(fromA, fromB) == 0) {
            places[fromA++] = fromB++;
        }
        while (fromA < toA && fromB < toB && rows.difference(toA - 1, toB - 1) == 0) {
            places[--toA] = --toB;
        }
        return new Block(fromA, toA, fromB, toB);
    }

    // At items that are there once on both sides, as far as these go forward on both.
    private void cut(Block block, ArrayList<Block> open) {
        var once = new HashMap<Object, int[]>();
        for (int i = block.fromA; i < block.toA; i++) {
            var key = rows.keyA(i);
            if (key != null) {
                var at = once.computeIfAbsent(key, k -> new int[] {NONE, 0, NONE, 0});
                at[0] = i;
                at[1]++;
            }
        }
        for (int j = block.fromB; j < block.toB; j++) {
            var at = once.get(rows.keyB(j));
            if (at != null) {
                at[2] = j;
                at[3]++;
            }
        }
        var anchors = once.values().stream()
                .filter(at -> at[1] == 1 && at[3] == 1)
                .sorted((one, other) -> Integer.compare(one[0], other[0]))
                .toList();
        var forward = ForwardPath.of(anchors.stream().mapToInt(at -> at[2]).toArray());
        if (forward.isEmpty()) {
            untoldA.set(block.fromA, block.toA);
            untoldB.set(block.fromB, block.toB);
            return;
        }
        int a = block.fromA;
        int b = block.fromB;
        for (int i = forward.nextSetBit(0); i >= 0; i = forward.nextSetBit(i + 1)) {
            var at = anchors.get(i);
            places[at[0]] = at[2];
            open.add(new Block(a, at[0], b, at[2]));
            a = at[0] + 1;
            b = at[2] + 1;
        }
        open.add(new Block(a, block.toA, b, block.toB));
    }

    private void weigh(Block block) {
        int tall = block.toA - block.fromA;
        int wide = block.toB - block.fromB;
        var cost = new int[tall + 1][wide + 1];
        for (int i = tall; i >= 0; i--) {
            for (int j = wide; j >= 0; j--) {
                cost[i][j] = i == tall || j == wide
                        // Where one row is at its end the rest of the other is left out.
                        ? GAP * (tall - i + wide - j)
                        : Math.min(paired(cost, block, i, j), GAP + Math.min(cost[i + 1][j], cost[i][j + 1]));
            }
        }
        int j = 0;
        for (int i = 0; i < tall; i++) {
            while (j < wide && cost[i][j] == cost[i][j + 1] + GAP && cost[i][j] < paired(cost, block, i, j)) {
                j++;
            }
            if (j < wide && cost[i][j] == paired(cost, block, i, j)) {
                places[block.fromA + i] = block.fromB + j++;
            }
        }
    }

    private int paired(int[][] cost, Block block, int i, int j) {
        return cost[i + 1][j + 1] + rows.difference(block.fromA + i, block.fromB + j);
    }
}
