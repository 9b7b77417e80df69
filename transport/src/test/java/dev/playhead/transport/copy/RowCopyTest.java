package dev.playhead.transport.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.PayloadTree;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.session.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RowCopyTest {
    private final SessionScript session = new SessionScript()
            .connect("agent")
            .attach("agent", "my room")
            .publish("agent", "my room", "it's \"here\", now")
            .change("agent", MessageAction.UPDATE, "gone")
            .malformed("agent", "no frame");

    private List<CopiedRow> rows() throws IOException {
        var timeline = session.timeline();
        var rows = new ArrayList<CopiedRow>();
        for (int row = 0; row < timeline.frames().count(); row++) {
            var entry = session.log().read(timeline.frames().position(row));
            rows.add(new CopiedRow(timeline, row, entry, "summary, of " + row));
        }
        return rows;
    }

    @Test
    void jsonHasWhatTheTableShowsAndThePayload() throws IOException {
        var rows = rows();
        var text = new JsonCopy().of(rows);
        var tree = Objects.requireNonNull(PayloadTree.of(Format.JSON, text.getBytes(StandardCharsets.UTF_8)), text);
        assertEquals(rows.size(), tree.children().size());
        for (var row : tree.children()) {
            boolean isPublish = is(row, "frame", "MESSAGE") && is(row, "way", "in");
            if (isPublish) {
                assertTrue(is(row, "channel", "my room"), text);
                assertTrue(is(row, "payload.messages.0.data", "it's \"here\", now"), text);
            }
        }
        assertEquals("1", Objects.requireNonNull(tree.at("0.row")).text());
    }

    private static boolean is(PayloadNode row, String path, String value) {
        var node = row.at(row.path() + "." + path);
        return node != null && node.text().equals(value);
    }

    @Test
    void csvHasALineForEachRowAndQuotesWhatHasCommas() throws IOException {
        var rows = rows();
        var lines = new CsvCopy(true).of(rows).split("\r\n", -1);
        assertEquals(rows.size() + 2, lines.length, "titles, and the end of the last line");
        assertEquals("row,seconds,way,who,frame,channel,version,bytes,latencyMs,summary", lines[0]);
        assertTrue(lines[1].startsWith("1,0.001,out,agent,CONNECTED,,,"), lines[1]);
        assertTrue(lines[1].endsWith(",\"summary, of 0\""), lines[1]);
    }

    @Test
    void curlSendsAPublishAgainAndSaysOfWhatThereIsNoRequest() throws IOException {
        var text = new CurlCopy().of(rows());
        assertTrue(
                text.contains("curl -u \"$ABLY_API_KEY\" -X POST \"$PLAYHEAD\"'/channels/my%20room/messages'"
                        + " -H 'Content-Type: application/json' --data-raw '[{\"name\":\"message\","
                        + "\"data\":\"it'\\''s \\\"here\\\", now\"}]'\n"),
                text);
        assertTrue(text.contains("-X PATCH \"$PLAYHEAD\"'/channels/my%20room/messages''/"), text);
        assertTrue(text.contains("--data-raw '{\"data\":\"gone\",\"action\":1}'\n"), text);
        assertTrue(text.contains("# row 1, CONNECTED: no request stands for it"), text);
    }

    @Test
    void noKeyOfAConnectionIsCopied() throws IOException {
        var text = new JsonCopy().of(rows());
        assertTrue(text.contains("\"connectionKey\":\"***\""), text);
    }

    @Test
    void aRequestThatHadSecretsIsSaidToHaveHadThem() {
        var timeline = session.timeline();
        assertEquals("-X 'GET' \"$PLAYHEAD\"'/channels?limit=5'\n", curl(timeline, "/channels?key=***&limit=5", ""));
        assertTrue(curl(timeline, "/keys/***/revokeTokens", "").startsWith("# row 1 had secrets"));
        assertTrue(curl(timeline, "/apps", "{\"secret\":\"***\"}").startsWith("# row 1 had secrets"));
        assertTrue(curl(timeline, "/channels/c/messages", "{\"connectionKey\":\"a!b\"}")
                .startsWith("# row 1 had secrets"));
        var stars = curl(timeline, "/channels/c/messages", "{\"data\":\"***\"}");
        assertTrue(stars.endsWith("--data-raw '{\"data\":\"***\"}'\n"), stars);
        var file = curl(timeline, "/channels/c/messages", "@/etc/passwd");
        assertTrue(file.endsWith("--data-raw '@/etc/passwd'\n"), file);
    }

    private static String curl(Timeline timeline, String target, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var request = new Entry.RestIn(
                0, 0, new RequestId(1), new Identity("a.b", null), null, "GET", target, Map.of(), bytes);
        var text = new CurlCopy().of(List.of(new CopiedRow(timeline, 0, request, "")));
        return text.substring(text.indexOf('\n') + 1).replace("curl -u \"$ABLY_API_KEY\" ", "");
    }

    @Test
    void aSpreadsheetWorksNothingOut() {
        assertEquals("'=1+1,-5,'+49 1,\"'@x,y\",'\tz\r\n", Csv.line(List.of("=1+1", "-5", "+49 1", "@x,y", "\tz")));
    }

    @Test
    void noRowsAreNoRows() {
        assertEquals("[\n\n]\n", new JsonCopy().of(List.of()));
        assertEquals(1, new CsvCopy(true).of(List.of()).lines().count());
        assertEquals(
                List.of("JSON", "CSV", "curl"),
                RowCopy.ALL.stream().map(RowCopy::title).toList());
    }
}
