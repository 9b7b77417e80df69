package dev.playhead.transport.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.codec.PayloadTree;
import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class FilterTermTest {
    private static String term(String json, String path) {
        var tree = Objects.requireNonNull(PayloadTree.of(Format.JSON, json.getBytes(StandardCharsets.UTF_8)));
        return FilterTerm.of(Format.JSON, true, Objects.requireNonNull(tree.at(path), path));
    }

    @Test
    void aValueIsFilteredByItsFieldOrElseByItsWords() {
        var frame = "{\"action\":15,\"channel\":\"ai:trip-42\",\"msgSerial\":3,\"connectionId\":\"c-1\","
                + "\"error\":{\"code\":40012},\"messages\":[{\"action\":1,\"name\":\"say \\\"hi\\\"\",\"data\":\""
                + "x".repeat(100) + "\"}]}";
        assertEquals("action == MESSAGE", term(frame, "action"));
        assertEquals("channel == \"ai:trip-42\"", term(frame, "channel"));
        assertEquals("code == 40012", term(frame, "error.code"));
        assertEquals("change == UPDATE", term(frame, "messages.0.action"));
        assertEquals("name == \"say \\\"hi\\\"\"", term(frame, "messages.0.name"));
        assertEquals("data == \"" + "x".repeat(80) + "*\"", term(frame, "messages.0.data"));
        assertEquals("\"c-1\"", term(frame, "connectionId"));
        assertEquals("\"msgSerial\" \"3\"", term(frame, "msgSerial"));
        assertEquals("\"messages\"", term(frame, "messages"));
        assertEquals("action == 99", term("{\"action\":99}", "action"));
    }

    /// A number has no letters there, and no text is escaped.
    @Test
    void ofMessagePackOnlyTextsAndNamesAreLookedFor() {
        var bytes = JsonTree.write(Format.MSGPACK, Map.of("msgSerial", 3L));
        var node = Objects.requireNonNull(PayloadTree.of(Format.MSGPACK, bytes))
                .children()
                .getFirst();
        assertEquals("\"msgSerial\"", FilterTerm.of(Format.MSGPACK, true, node));
    }

    @Test
    void everyValueOfEveryFrameChoosesItsFrame() throws Exception {
        var session = new SessionScript()
                .connect("planner")
                .attach("planner", "room")
                .enter("planner", "room", new Data.Text("typing \"now\""), Map.of("headers", Map.of("mood", "good")))
                .publish("planner", "room", "{\"tool\":\"places\",\"args\":{\"near\":\"Dubrovnik\"}}")
                .append("planner", "line one\nline two \"quoted\" \\ and so on")
                .publish("planner", "room", "\"begins with a mark\ttab \\ back")
                .publish("planner", "room", "y".repeat(70_000));
        var timeline = session.timeline();
        int asked = 0;
        for (int row = 0; row < timeline.frames().count(); row++) {
            var payload = switch (session.log().read(timeline.frames().position(row))) {
                case Entry.FrameIn in -> in.payload();
                case Entry.FrameOut out -> out.payload();
                default -> new byte[0];
            };
            var tree = PayloadTree.of(Format.JSON, payload);
            for (var child : tree == null ? List.<PayloadNode>of() : tree.children()) {
                asked += chooses(session, child, row);
            }
        }
        assertTrue(asked > 60, "asked only " + asked);
    }

    private static int chooses(SessionScript session, PayloadNode node, int row) throws Exception {
        var term = FilterTerm.of(Format.JSON, true, node);
        IntPredicate wanted = Filter.parse(term).over(session.timeline(), session.log()::read);
        assertTrue(wanted.test(row), () -> node.path() + " of row " + row + ": " + term);
        int asked = 1;
        for (var child : node.children()) {
            asked += chooses(session, child, row);
        }
        return asked;
    }
}
