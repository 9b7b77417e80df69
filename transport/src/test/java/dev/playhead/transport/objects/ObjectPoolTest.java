package dev.playhead.transport.objects;

import static dev.playhead.transport.objects.Ops.COUNTER;
import static dev.playhead.transport.objects.Ops.MAP;
import static dev.playhead.transport.objects.Ops.at;
import static dev.playhead.transport.objects.Ops.clear;
import static dev.playhead.transport.objects.Ops.count;
import static dev.playhead.transport.objects.Ops.delete;
import static dev.playhead.transport.objects.Ops.inc;
import static dev.playhead.transport.objects.Ops.map;
import static dev.playhead.transport.objects.Ops.refer;
import static dev.playhead.transport.objects.Ops.remove;
import static dev.playhead.transport.objects.Ops.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The rules by which operations change objects, which every client follows too.
class ObjectPoolTest {
    private final ObjectPool pool = new ObjectPool();

    private Object tree() {
        return tree(pool);
    }

    private static Object tree(ObjectPool pool) {
        var reading = ObjectView.read(pool, new ObjectQuery(null, null, ObjectQuery.Form.COMPACT));
        return ((ObjectReading.Tree) reading).value();
    }

    private void apply(ObjectOperation operation, Stamp stamp) {
        pool.apply(operation, stamp);
    }

    @Test
    void theLastWriterOfAKeyWinsWhateverComesFirst() {
        apply(set("root", "k", "new"), at("a", 5));
        apply(set("root", "k", "old"), at("b", 3));
        assertEquals(Map.of("k", "new"), tree());
        apply(remove("root", "k"), at("b", 4));
        assertEquals(Map.of("k", "new"), tree());
        apply(remove("root", "k"), at("b", 6));
        assertEquals(Map.of(), tree());
        apply(set("root", "k", "too late"), at("c", 5));
        assertEquals(Map.of(), tree());
        apply(set("root", "k", "again"), at("c", 7));
        assertEquals(Map.of("k", "again"), tree());
    }

    @Test
    void anOperationCountsOncePerSite() {
        apply(count(COUNTER, 10), at("a", 1));
        apply(refer("root", "c", COUNTER), at("a", 2));
        apply(inc(COUNTER, 5), at("a", 3));
        apply(inc(COUNTER, 5), at("a", 3));
        apply(inc(COUNTER, -2), at("a", 2));
        apply(inc(COUNTER, 0.5), at("b", 1));
        assertEquals(Map.of("c", 15.5), tree());
    }

    @Test
    void aCreateThatComesLateIsMergedOnceAndIsOlderThanAllWrites() {
        apply(refer("root", "m", MAP), at("a", 1));
        apply(refer("root", "c", COUNTER), at("a", 2));
        apply(set(MAP, "x", "written"), at("a", 3));
        apply(remove(MAP, "y"), at("a", 4));
        apply(inc(COUNTER, 1), at("a", 3));
        apply(map(MAP, Map.of("x", "initial", "y", "initial", "z", "initial")), at("b", 9));
        apply(count(COUNTER, 100), at("b", 9));
        assertEquals(Map.of("m", Map.of("x", "written", "z", "initial"), "c", 101.0), tree());
        apply(map(MAP, Map.of("w", "second")), at("b", 10));
        apply(count(COUNTER, 100), at("b", 10));
        assertEquals(Map.of("m", Map.of("x", "written", "z", "initial"), "c", 101.0), tree());
    }

    @Test
    void whatIsOlderThanAClearIsGoneAndCannotComeBack() {
        apply(map(MAP, Map.of("initial", "1")), at("a", 1));
        apply(refer("root", "m", MAP), at("a", 2));
        apply(set(MAP, "before", "2"), at("a", 3));
        apply(set(MAP, "after", "3"), at("b", 8));
        apply(clear(MAP), at("c", 5));
        assertEquals(Map.of("m", Map.of("after", "3")), tree());
        apply(set(MAP, "late", "4"), at("a", 4));
        apply(clear(MAP), at("a", 5)); // its serial is lower than the other's: 0005@a before 0005@c
        assertEquals(Map.of("m", Map.of("after", "3")), tree());
        assertEquals(tree(), tree(ObjectPool.of(pool.states())));
    }

    @Test
    void aClearBeforeTheCreateKeepsItsKeysAway() {
        apply(refer("root", "m", MAP), at("a", 1));
        apply(clear(MAP), at("a", 2));
        apply(map(MAP, Map.of("initial", "1")), at("b", 3));
        assertEquals(Map.of("m", Map.of()), tree());
        assertEquals(tree(), tree(ObjectPool.of(pool.states())));
    }

    @Test
    void aDeletedObjectTakesNothingAndIsNotSeen() {
        apply(count(COUNTER, 10), at("a", 1));
        apply(refer("root", "c", COUNTER), at("a", 2));
        apply(delete(COUNTER), at("a", 3));
        apply(inc(COUNTER, 1), at("a", 4));
        assertEquals(Map.of(), tree());
        var state = Objects.requireNonNull(pool.states().getLast().object());
        assertTrue(state.tombstone());
        assertNotNull(state.counter(), "clients skip a state that is neither map nor counter");
        assertNull(state.createOp());
        assertEquals(3L, pool.states().getLast().serialTimestamp());
        assertEquals(Map.of("a", "0004@a"), state.siteTimeserials());
    }

    @Test
    void theStateLeavesOutWhatTheCreateOperationSays() {
        apply(map(MAP, Map.of("kept", "1", "changed", "2")), at("a", 1));
        apply(set(MAP, "changed", "3"), at("a", 2));
        apply(count(COUNTER, 10), at("a", 3));
        apply(inc(COUNTER, 5), at("a", 4));
        var states = pool.states();
        var map = Objects.requireNonNull(states.get(1).object());
        assertEquals(
                List.of("changed"),
                List.copyOf(Objects.requireNonNull(map.map()).entries().keySet()));
        var create =
                (ObjectPayload.MapCreate) Objects.requireNonNull(map.createOp()).payload();
        assertEquals(
                List.of("kept"),
                List.copyOf(Objects.requireNonNull(create).entries().keySet()));
        var counter = Objects.requireNonNull(states.get(2).object());
        assertEquals(5.0, Objects.requireNonNull(counter.counter()).count());
        assertEquals(
                new ObjectPayload.CounterCreate(10),
                Objects.requireNonNull(counter.createOp()).payload());
    }

    @Test
    void tombstonesAreForgottenAfterTheirTimeAndNothingComesBack() {
        apply(map(MAP, Map.of("initial", "1")), at("a", 1));
        apply(refer("root", "m", MAP), at("a", 2));
        apply(remove(MAP, "initial"), at("a", 3));
        apply(count(COUNTER, 1), at("a", 4));
        apply(delete(COUNTER), at("a", 5));
        pool.dropTombstonesBefore(5);
        assertNotNull(pool.get(COUNTER));
        assertEquals(Map.of(), ((LiveMap) Objects.requireNonNull(pool.get(MAP))).entries());
        pool.dropTombstonesBefore(6);
        assertNull(pool.get(COUNTER));
        assertEquals(Map.of("m", Map.of()), tree(ObjectPool.of(pool.states())));
        assertEquals(ObjectPool.of(pool.states()).sizeBytes(), pool.sizeBytes());
    }

    /// Sites deliver their own operations in order, but nothing else is sure: everyone must end with the same.
    @Test
    void everyOrderOfArrivalLeadsToTheSameObjects() {
        for (long seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var sites = new ArrayList<List<Map.Entry<ObjectOperation, Stamp>>>();
            for (var site : List.of("a", "b", "c")) {
                var operations = new ArrayList<Map.Entry<ObjectOperation, Stamp>>();
                int number = 0;
                for (int i = 0; i < 12; i++) {
                    number += 1 + random.nextInt(4);
                    operations.add(Map.entry(operation(random, site + i), at(site, number)));
                }
                sites.add(operations);
            }
            var expected = tree(merged(sites, new Random(seed)));
            for (int shuffle = 1; shuffle < 5; shuffle++) {
                var merged = merged(sites, new Random(seed + 1000L * shuffle));
                assertEquals(expected, tree(merged), "seed " + seed);
                assertEquals(expected, tree(ObjectPool.of(merged.states())), "seed " + seed + " by its state");
                assertEquals(expected, tree(merged.copy()), "seed " + seed + " copied");
                assertEquals(ObjectPool.of(merged.states()).sizeBytes(), merged.sizeBytes(), "seed " + seed);
            }
        }
    }

    private static ObjectOperation operation(Random random, String value) {
        var key = "k" + random.nextInt(3);
        return switch (random.nextInt(11)) {
            case 0 -> map(MAP, Map.of("k0", "initial", "k1", "initial"));
            case 1 -> count(COUNTER, 7);
            case 2, 3 -> set(MAP, key, value);
            case 4 -> remove(MAP, key);
            case 5 -> inc(COUNTER, 1 + random.nextInt(9));
            case 6 -> clear(MAP);
            case 7 -> random.nextInt(10) == 0 ? delete(COUNTER) : inc(COUNTER, -1);
            case 8 -> refer("root", "m", MAP);
            case 9 -> refer("root", "c", COUNTER);
            default -> set("root", key, value);
        };
    }

    private static ObjectPool merged(List<List<Map.Entry<ObjectOperation, Stamp>>> sites, Random random) {
        var pool = new ObjectPool();
        var next = new int[sites.size()];
        for (int left = sites.stream().mapToInt(List::size).sum(); left > 0; left--) {
            int site = random.nextInt(sites.size());
            while (next[site] == sites.get(site).size()) {
                site = (site + 1) % sites.size();
            }
            var operation = sites.get(site).get(next[site]++);
            pool.apply(operation.getKey(), operation.getValue());
        }
        return pool;
    }
}
