package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.object.ObjectNode;
import dev.playhead.transport.insight.object.ObjectNode.DeviceValue;
import dev.playhead.transport.insight.object.ObjectsAt;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Objects as Playhead shows them of a recording, held beside what the official JavaScript SDK had at the same moment.
class AblyJsObjectsShownTest {
    @TempDir
    private Path data;

    @BeforeAll
    static void node() {
        Node.assume();
    }

    @Test
    void whatIsShownIsWhatEachClientHad() throws Exception {
        String printed;
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            printed = Node.run(60, List.of("node", "test/objects-shown.mjs"), broker.port());
        }
        var lines = printed.strip().lines().toList();
        try (var session = LogSession.open(new DataDirectory(data).newest().orElseThrow())) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            int phone = participant(timeline, "phone");
            long away = timeline.channels().stream()
                    .filter(channel -> channel.id().name().equals("shown"))
                    .findFirst()
                    .orElseThrow()
                    .messages()
                    .getFirst()
                    .createdNanos();
            var cut = rootAt(timeline, away);
            assertEquals(lines.get(0), json(cut, phone), "the phone while it was cut");
            assertEquals(lines.get(2), json(cut, -1), "what the broker had by then is what all had in the end");
            assertWhy(cut, timeline);
            var end = rootAt(timeline, timeline.endNanos());
            assertEquals(lines.get(1), json(end, phone), "the phone in the end");
            assertEquals(lines.get(2), json(end, participant(timeline, "laptop")), "the laptop in the end");
        }
    }

    private static int participant(Timeline timeline, String clientId) {
        return timeline.participants().stream()
                .filter(participant -> clientId.equals(participant.clientId()))
                .findFirst()
                .orElseThrow()
                .index();
    }

    private static ObjectNode rootAt(Timeline timeline, long nanos) {
        var frames = timeline.frames();
        return ObjectsAt.of(timeline.objects().getFirst(), nanos, frames::writtenNanos);
    }

    private static void assertWhy(ObjectNode root, Timeline timeline) {
        var budget = root.children().stream()
                .filter(node -> node.name().equals("budget"))
                .findFirst()
                .orElseThrow();
        var last = budget.last();
        assertTrue(
                last != null
                        && last.author() == participant(timeline, "laptop")
                        && timeline.frames().kind(last.row()).equals("OBJECT"),
                () -> String.valueOf(last));
        var missed = budget.others().getFirst().missed();
        assertTrue(
                missed != null && missed.rule() != null && missed.rule().value().equals("F-1"),
                () -> String.valueOf(budget.others()));
    }

    // As the broker has it for -1, otherwise as a participant has it.
    private static String json(ObjectNode node, int participant) {
        var fields = new ArrayList<String>();
        for (var child : node.children()) {
            var other = child.others().stream()
                    .filter(each -> each.participant() == participant)
                    .findFirst()
                    .orElse(null);
            var value = other == null ? value(child, participant) : value(other);
            if (value != null) {
                fields.add("\"" + child.name() + "\":" + value);
            }
        }
        fields.sort(null);
        return "{" + String.join(",", fields) + "}";
    }

    private static @Nullable String value(ObjectNode node, int participant) {
        return switch (node.kind()) {
            case MAP -> json(node, participant);
            case COUNTER -> number(node.total());
            case VALUE -> data(node.data());
            case REMOVED, CYCLE, NOTHING -> null;
        };
    }

    private static @Nullable String value(DeviceValue other) {
        var value = other.value();
        if (value == null) {
            return null;
        }
        var data = value.effect().data();
        return data == null || data instanceof ObjectData.Reference ? number(other.total()) : data(data);
    }

    private static String data(@Nullable ObjectData data) {
        return data instanceof ObjectData.Text(var text) ? "\"" + text + "\"" : String.valueOf(data);
    }

    private static String number(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
