package dev.playhead.transport.insight.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionedListTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 1024, 1025, 40_000})
    void everyViewStaysAsItWas(int items) {
        var random = new Random(items);
        var list = new VersionedList<Integer>();
        var plain = new ArrayList<Integer>();
        var views = new ArrayList<List<Integer>>();
        var copies = new ArrayList<List<Integer>>();
        for (int i = 0; i < items; i++) {
            list.add(i);
            plain.add(i);
            for (int change = random.nextInt(3); change > 0; change--) {
                int at = random.nextInt(plain.size());
                list.set(at, -i);
                plain.set(at, -i);
            }
            if (i == items - 1 || random.nextInt(items) < 40) {
                views.add(list.view());
                copies.add(List.copyOf(plain));
            }
        }
        assertEquals(copies, views);
        assertEquals(items, list.size());
        assertEquals(plain.getLast(), list.get(items - 1));
    }

    @Test
    void aViewIsTheSameUntilSomethingChanges() {
        var list = new VersionedList<String>();
        assertEquals(List.of(), list.view());
        list.add("one");
        var view = list.view();
        assertSame(view, list.view());
        list.set(0, "other");
        assertNotSame(view, list.view());
        assertEquals(List.of("one"), view);
        assertEquals(List.of("other"), list.view());
    }

    @Test
    void aViewIsFrozenAsItIsAndAnyOtherListIsCopied() {
        var list = new VersionedList<String>();
        list.add("one");
        assertSame(list.view(), VersionedList.frozen(list.view()));
        var plain = new ArrayList<>(List.of("one"));
        var frozen = VersionedList.frozen(plain);
        plain.clear();
        assertEquals(List.of("one"), frozen);
    }

    @Test
    void nobodyChangesAViewAndNothingIsBehindItsEnd() {
        var list = new VersionedList<String>();
        list.add("one");
        var view = list.view();
        list.add("two");
        assertThrows(IndexOutOfBoundsException.class, () -> view.get(1));
        assertThrows(IndexOutOfBoundsException.class, () -> list.set(2, "three"));
        assertThrows(UnsupportedOperationException.class, () -> view.set(0, "other"));
        assertThrows(UnsupportedOperationException.class, () -> view.add("other"));
    }
}
