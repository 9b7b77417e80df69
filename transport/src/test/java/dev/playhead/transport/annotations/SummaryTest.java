package dev.playhead.transport.annotations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.AnnotationAction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final long ROOM = 65_536;

    private final Summary summary = new Summary();

    @Test
    void totalCountsEveryAnnotationAndNeverGoesBelowZero() {
        add("metric:total.v1", "ann", null).add("metric:total.v1", "ann", null).add("metric:total.v1", null, null);
        assertEquals(Map.of("metric:total.v1", Map.of("total", 3L)), value());
        delete("metric:total.v1", "bob", null);
        assertEquals(Map.of("metric:total.v1", Map.of("total", 2L)), value());
        for (int i = 0; i < 5; i++) {
            delete("metric:total.v1", "bob", null);
        }
        assertEquals(Map.of(), value());
        add("metric:total.v1", "ann", null);
        assertEquals(Map.of("metric:total.v1", Map.of("total", 1L)), value());
    }

    @Test
    void flagCountsEveryClientOnce() {
        add("receipt:flag.v1", "ann", null).add("receipt:flag.v1", "bob", null).add("receipt:flag.v1", "ann", null);
        assertEquals(Map.of("receipt:flag.v1", clients(2, false, "ann", "bob")), value());
        delete("receipt:flag.v1", "ann", null).delete("receipt:flag.v1", "nobody", null);
        assertEquals(Map.of("receipt:flag.v1", clients(1, false, "bob")), value());
        delete("receipt:flag.v1", "bob", null);
        assertEquals(Map.of(), value());
    }

    @Test
    void distinctCountsEveryClientOncePerName() {
        add("r:distinct.v1", "ann", "+1").add("r:distinct.v1", "ann", "heart").add("r:distinct.v1", "bob", "+1");
        add("r:distinct.v1", "ann", "+1");
        assertEquals(
                Map.of(
                        "r:distinct.v1",
                        Map.of("+1", clients(2, false, "ann", "bob"), "heart", clients(1, false, "ann"))),
                value());
        delete("r:distinct.v1", "ann", "heart").delete("r:distinct.v1", "ann", "unheard of");
        assertEquals(Map.of("r:distinct.v1", Map.of("+1", clients(2, false, "ann", "bob"))), value());
    }

    @Test
    void uniqueMovesAClientToTheNameItChoseLast() {
        add("s:unique.v1", "ann", "urgent").add("s:unique.v1", "bob", "urgent").add("s:unique.v1", "ann", "later");
        assertEquals(
                Map.of("s:unique.v1", Map.of("urgent", clients(1, false, "bob"), "later", clients(1, false, "ann"))),
                value());
        add("s:unique.v1", "bob", "later");
        assertEquals(Map.of("s:unique.v1", Map.of("later", clients(2, false, "ann", "bob"))), value());
        delete("s:unique.v1", "ann", "urgent");
        assertEquals(Map.of("s:unique.v1", Map.of("later", clients(2, false, "ann", "bob"))), value());
        delete("s:unique.v1", "ann", "later");
        assertEquals(Map.of("s:unique.v1", Map.of("later", clients(1, false, "bob"))), value());
    }

    @Test
    void multipleAddsCountsAndADeleteTakesAllOfAClientBack() {
        add("v:multiple.v1", "ann", "stars", 4L)
                .add("v:multiple.v1", "ann", "stars")
                .add("v:multiple.v1", "bob", "stars", 2L);
        add("v:multiple.v1", null, "stars", 3L);
        assertEquals(
                Map.of("v:multiple.v1", Map.of("stars", counts(10, Map.of("ann", 5L, "bob", 2L), 3, 2, false))),
                value());
        delete("v:multiple.v1", "ann", "stars");
        assertEquals(Map.of("v:multiple.v1", Map.of("stars", counts(5, Map.of("bob", 2L), 3, 1, false))), value());
        delete("v:multiple.v1", "bob", "stars");
        assertEquals(Map.of("v:multiple.v1", Map.of("stars", counts(3, Map.of(), 3, 0, false))), value());
        add("v:multiple.v1", "ann", "other");
        delete("v:multiple.v1", "ann", "other");
        assertEquals(Map.of("v:multiple.v1", Map.of("stars", counts(3, Map.of(), 3, 0, false))), value());
    }

    @Test
    void typesAreCountedApartAndUnknownOnesNotAtAll() {
        add("a:total.v1", "ann", null).add("b:total.v1", "ann", null).add("com.ably.reactions", "ann", "x");
        add("c:total.v2", "ann", null).add("plain", "ann", null);
        assertEquals(Map.of("a:total.v1", Map.of("total", 1L), "b:total.v1", Map.of("total", 1L)), value());
    }

    @Test
    void aSummaryThatIsTooLongNamesFewerClientsAndStillCountsAll() {
        for (int i = 0; i < 3000; i++) {
            add("f:flag.v1", "a-client-with-a-rather-long-name-" + i, null);
            add("m:multiple.v1", "a-client-with-a-rather-long-name-" + i, "stars", 2L);
        }
        var value = summary.value(ROOM);
        var flag = object(value, "f:flag.v1");
        var stars = object(object(value, "m:multiple.v1"), "stars");
        assertEquals(3000L, flag.get("total"));
        assertEquals(true, flag.get("clipped"));
        assertEquals(6000L, stars.get("total"));
        assertEquals(3000L, stars.get("totalClientIds"));
        assertEquals(true, stars.get("clipped"));
        int listed = ((List<?>) Objects.requireNonNull(flag.get("clientIds"))).size();
        assertTrue(listed > 500 && listed < 1500, "half of the room is for this list: " + listed);
        assertEquals(listed, object(stars, "clientIds").size());
        assertTrue(
                value.toString().length() < ROOM, "length " + value.toString().length());
        assertEquals(false, object(summary.value(Long.MAX_VALUE), "f:flag.v1").get("clipped"));
    }

    @Test
    void aSummaryForOneClientKeepsTheTotals() {
        add("r:distinct.v1", "ann", "+1").add("r:distinct.v1", "bob", "+1").add("r:distinct.v1", "bob", "heart");
        assertEquals(
                Map.of("r:distinct.v1", Map.of("+1", clients(2, true, "ann"), "heart", clients(1, true))),
                summary.valueFor("ann"));
    }

    @Test
    void aCopyGoesItsOwnWay() {
        var types = List.of("t:total.v1", "f:flag.v1", "d:distinct.v1", "u:unique.v1", "m:multiple.v1");
        types.forEach(type -> add(type, "ann", "n"));
        var before = value();
        var copy = summary.copy();
        assertEquals(before, copy.value(ROOM));
        types.forEach(type -> copy.take(annotation(AnnotationAction.CREATE, type, "bob", "n", 7L)));
        assertEquals(before, value());
        assertFalse(before.equals(copy.value(ROOM)));
    }

    private SummaryTest add(String type, @Nullable String client, @Nullable String name) {
        return add(type, client, name, null);
    }

    private SummaryTest add(String type, @Nullable String client, @Nullable String name, @Nullable Long count) {
        summary.take(annotation(AnnotationAction.CREATE, type, client, name, count));
        return this;
    }

    private SummaryTest delete(String type, String client, @Nullable String name) {
        summary.take(annotation(AnnotationAction.DELETE, type, client, name, null));
        return this;
    }

    private static Annotation annotation(
            AnnotationAction action,
            String type,
            @Nullable String client,
            @Nullable String name,
            @Nullable Long count) {
        return Annotation.builder()
                .actionCode(action.code())
                .type(type)
                .clientId(client)
                .name(name)
                .count(count)
                .build();
    }

    private Map<String, Object> value() {
        return summary.value(ROOM);
    }

    private static Map<String, Object> clients(long total, boolean clipped, String... clients) {
        return Map.of("total", total, "clientIds", List.of(clients), "clipped", clipped);
    }

    private static Map<String, Object> counts(
            long total, Map<String, Long> clients, long unidentified, long totalClients, boolean clipped) {
        return Map.of(
                "total", total,
                "clientIds", clients,
                "totalUnidentified", unidentified,
                "totalClientIds", totalClients,
                "clipped", clipped);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> map, String key) {
        return (Map<String, Object>) Objects.requireNonNull(map.get(key));
    }
}
