package dev.playhead.transport.insight.column;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// A list that grows at its end, whose items may be replaced, and of which every state can be published at no
/// cost: a view shares all nodes of a tree of width 32 with its owner, who copies a node when it first
/// changes it after a view was taken. Null is no item. For one thread; a view never changes and may be handed
/// to any.
public final class VersionedList<T> {
    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    private static final int MASK = WIDTH - 1;
    private static final int SMALLEST = 2;

    private static final Node EMPTY = new Node(-1, new @Nullable Object[0]);

    private Node root = EMPTY;
    private int shift;
    private int size;
    private long version;
    private @Nullable View<T> view;

    /// @param version in which it was made: what is older belongs to a view as well
    @SuppressWarnings("ArrayRecordComponent")
    private record Node(long version, @Nullable Object[] slots) {}

    public int size() {
        return size;
    }

    /// The item as it is now.
    public T get(int index) {
        return item(root, shift, Objects.checkIndex(index, size));
    }

    /// Adds an item at the end.
    public void add(T item) {
        view = null;
        if (size == WIDTH << shift) {
            var above = new Node(version, new @Nullable Object[WIDTH]);
            above.slots[0] = root;
            root = above;
            shift += BITS;
        }
        // Views end before this slot, so a node that they share may take it; but not an array that is too short.
        root = grown(root, shift, size, item);
        size++;
    }

    private Node grown(Node node, int level, int index, T item) {
        int slot = index >>> level & MASK;
        if (level == 0) {
            var leaf = slot < node.slots.length
                    ? node
                    : new Node(version, Arrays.copyOf(node.slots, Math.clamp(node.slots.length * 2L, SMALLEST, WIDTH)));
            leaf.slots[slot] = item;
            return leaf;
        }
        var child = node.slots[slot];
        if (child == null) {
            int length = level == BITS ? SMALLEST : WIDTH;
            node.slots[slot] = grown(new Node(version, new @Nullable Object[length]), level - BITS, index, item);
            return node;
        }
        var next = grown((Node) child, level - BITS, index, item);
        return next == child ? node : with(node, slot, next);
    }

    /// Puts another item in the place of one.
    public void set(int index, T item) {
        Objects.checkIndex(index, size);
        view = null;
        root = set(root, shift, index, item);
    }

    private Node set(Node node, int level, int index, T item) {
        int slot = index >>> level & MASK;
        if (level == 0) {
            return with(node, slot, item);
        }
        var child = (Node) Objects.requireNonNull(node.slots[slot]);
        var next = set(child, level - BITS, index, item);
        return next == child ? node : with(node, slot, next);
    }

    private Node with(Node node, int slot, Object value) {
        var own = node.version == version ? node : new Node(version, node.slots.clone());
        own.slots[slot] = value;
        return own;
    }

    /// The list as it is now, for ever. The same object until something changes.
    public List<T> view() {
        if (size == 0) {
            return List.of();
        }
        var known = view;
        if (known == null) {
            known = new View<>(root, shift, size);
            view = known;
            version++;
        }
        return known;
    }

    /// A list that nobody can change: itself when it is a view, otherwise a copy.
    ///
    /// @throws NullPointerException when it holds null
    public static <T> List<T> frozen(List<T> list) {
        return list instanceof View<T> ? list : List.copyOf(list);
    }

    @SuppressWarnings("unchecked") // only add and set put something into leaves
    private static <T> T item(Node root, int shift, int index) {
        var node = root;
        for (int level = shift; level > 0; level -= BITS) {
            node = (Node) Objects.requireNonNull(node.slots[index >>> level & MASK]);
        }
        return (T) Objects.requireNonNull(node.slots[index & MASK]);
    }

    private static final class View<T> extends AbstractList<T> implements RandomAccess {
        private final Node root;
        private final int shift;
        private final int size;

        View(Node root, int shift, int size) {
            this.root = root;
            this.shift = shift;
            this.size = size;
        }

        @Override
        public T get(int index) {
            return item(root, shift, Objects.checkIndex(index, size));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
