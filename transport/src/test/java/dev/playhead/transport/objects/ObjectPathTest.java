package dev.playhead.transport.objects;

import static dev.playhead.transport.objects.Ops.at;
import static dev.playhead.transport.objects.Ops.refer;
import static dev.playhead.transport.objects.Ops.set;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.objects.ObjectPath.Step;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObjectPathTest {
    private static final String POSTS = "map:posts@1";
    private static final String ONE = "map:one@1";
    private static final String TWO = "map:two@1";
    private static final String UP = "counter:up@1";

    @Test
    void dotsPartAndBackslashesTakeTheirMeaning() {
        assertEquals(List.of(), ObjectPath.of("").steps());
        assertEquals(List.of(key("a"), key("b")), ObjectPath.of("a.b").steps());
        assertEquals(List.of(key("a.b"), key("c")), ObjectPath.of("a\\.b.c").steps());
        assertEquals(
                List.of(key("a"), new Step.Any(), key("b")),
                ObjectPath.of("a.*.b").steps());
        assertEquals(List.of(key("*")), ObjectPath.of("\\*").steps());
        assertEquals(List.of(key("a*")), ObjectPath.of("a*").steps());
        assertEquals(List.of(key("\\"), key("x")), ObjectPath.of("\\\\.x").steps());
        assertEquals(List.of(key("end\\")), ObjectPath.of("end\\").steps());
        assertEquals(List.of(key("a"), key("")), ObjectPath.of("a.").steps());
    }

    private static Step key(String name) {
        return new Step.Key(name);
    }

    @Test
    void asterisksFindEveryObjectOnceAndStopAtCycles() {
        var pool = new ObjectPool();
        pool.apply(refer("root", "posts", POSTS), at("a", 1));
        pool.apply(refer(POSTS, "1", ONE), at("a", 2));
        pool.apply(refer(POSTS, "2", TWO), at("a", 3));
        pool.apply(set(POSTS, "title", "x"), at("a", 4));
        for (var post : List.of(ONE, TWO)) {
            pool.apply(refer(post, "up", UP), at("a", 5));
            pool.apply(refer(post, "home", "root"), at("a", 6));
        }
        pool.apply(Ops.inc(UP, 1), at("a", 7));
        assertEquals(Set.of(ONE, TWO), find(pool, "posts.*"));
        assertEquals(Set.of(UP), find(pool, "posts.*.up"));
        assertEquals(Set.of("root", UP), find(pool, "posts.*.*"));
        assertEquals(Set.of(POSTS), find(pool, "posts.*.home.posts"));
        var far = String.join(".", java.util.Collections.nCopies(300, "*"));
        assertEquals(
                Set.of(POSTS),
                find(pool, far + ".*"),
                "301 steps end where one does: the ways are no more than objects");
        assertEquals(
                new ObjectPath.Found(Set.of(), true),
                ObjectPath.of("posts.title").in(pool, "root"));
        assertEquals(
                new ObjectPath.Found(Set.of(), false),
                ObjectPath.of("posts.none").in(pool, "root"));
        pool.apply(Ops.delete(ONE), at("a", 8));
        assertEquals(Set.of(TWO), find(pool, "posts.*"));
    }

    private static Set<String> find(ObjectPool pool, String path) {
        return ObjectPath.of(path).in(pool, ObjectId.ROOT).objects();
    }
}
