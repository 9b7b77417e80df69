package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.session.AppSpec;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import dev.playhead.transport.session.StatsInterval;
import dev.playhead.transport.session.StatsSpan;
import dev.playhead.transport.session.StatsUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What requests without a connection are answered, and who may delete an app.
class RestReadsTest {
    private static final RestCall.Page PAGE =
            new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.FORWARDS, 100, null);

    private final BrokerScript script = new BrokerScript(11);

    @Test
    void aChannelThatWasOnlyPublishedToIsListed() {
        script.rest(publish("seen:1", "a", null));
        var all = (RestReply.ChannelNames) script.rest(new RestCall.Channels("seen:", false, PAGE));
        assertEquals(List.of("seen:1"), all.names());
        var status = assertInstanceOf(RestReply.Status.class, script.rest(new RestCall.ChannelStatus("seen:1")));
        assertTrue(status.active());
    }

    @Test
    void anAnswerNamesTheIdThatThePublisherGave() {
        assertEquals("588:0", messageId(publish("c", "a", "588:0")));
        assertEquals("mine", messageId(publish("c", "b", "mine")));
        assertEquals("mine", messageId(publish("c", "again", "mine")), "also when it was published before");
        assertEquals(
                "base", messageId(new RestCall.Publish("c", List.of(message("a", "base:0"), message("b", "base:1")))));
        var given = messageId(publish("c", "c", null));
        assertTrue(given.length() > 5, given);
        var batch = new RestCall.BatchPublish(
                List.of(new RestCall.Batch(List.of("x", "y"), List.of(message("a", "one")))), false, false);
        for (var result :
                ((RestReply.BatchPublished) script.rest(batch)).batches().getFirst()) {
            assertEquals("one", Objects.requireNonNull(result.published()).messageId());
        }
    }

    @Test
    void onlyChangesHaveAVersionInTheListOfVersions() {
        script.connect("agent").publish("agent", "c", "one");
        var serial = script.lastSerial("agent");
        script.append("agent", "c", serial, " two");
        var versions = ((RestReply.Messages) script.rest(new RestCall.Versions("c", serial, PAGE))).messages();
        assertNull(versions.getFirst().version());
        assertNotNull(versions.getLast().version());
        var paged = new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.FORWARDS, 1, null);
        assertNotNull(((RestReply.Messages) script.rest(new RestCall.Versions("c", serial, paged))).nextCursor());
    }

    @ParameterizedTest
    @CsvSource({
        "minute, 2026-02-03:15:03, 2026-02-03:15:03, 2026-02-03:15:03",
        "minute, 2026-02-03:15, 2026-02-03:15, 2026-02-03:15:03 2026-02-03:15:04",
        "hour, 2026-02-03:15:04, 2026-02-03:15:04, 2026-02-03:15",
        "day, 2026-02-03, 2026-02, 2026-02-03 2026-02-04",
        "month, 2026-01, 2026-02-03:00:00, 2026-02",
        "minute, 1770130980000, 1770130980000, 2026-02-03:15:03",
    })
    void statisticsAreAskedForByIntervalOrMoment(String unit, String start, String end, String expected) {
        script.rest(new RestCall.AddStats(
                List.of(fixture("2026-02-03:15:03"), fixture("2026-02-03:15:04"), fixture("2026-02-04:00:00"))));
        var of = StatsUnit.valueOf(unit.toUpperCase(Locale.ROOT));
        var reply = (RestReply.StatsPage) script.rest(new RestCall.Stats(of, StatsSpan.of(start, end), PAGE));
        assertEquals(
                List.of(expected.split(" ", -1)),
                reply.intervals().stream().map(StatsInterval::id).toList());
        assertEquals("app", reply.app());
        assertEquals("2026-05-28:20:26", reply.now());
    }

    @Test
    void onlyAKeyThatMayDoEverythingDeletesItsApp() {
        var spec = new AppSpec(List.of(), List.of(), 0, List.of());
        var app = ((RestReply.AppCreated) script.rest(new RestCall.CreateApp(spec)))
                .app()
                .id();
        var reader = Capability.of(Map.of("*", List.of("subscribe")));
        var partly = Capability.of(Map.of("chat:*", List.of("*")));
        assertEquals(40160, refusal(drop(app, reader)));
        assertEquals(40160, refusal(drop(app, partly)));
        assertInstanceOf(RestReply.AppDropped.class, drop(app, Capability.EVERY_CHANNEL));
    }

    private RestReply drop(String app, Capability capability) {
        var identity = new Identity(app, app + ".key", Identity.ANY, capability, null);
        script.apply(new Input.Requested(script.now() + 1, new RequestId(5), identity, new RestCall.DropApp(app)));
        return ((Effect.Respond) script.last.getLast()).reply();
    }

    private static int refusal(RestReply reply) {
        return assertInstanceOf(RestReply.Failed.class, reply).error().code();
    }

    private String messageId(RestCall call) {
        return assertInstanceOf(RestReply.Published.class, script.rest(call)).messageId();
    }

    private static RestCall.StatsFixture fixture(String minute) {
        return new RestCall.StatsFixture(minute, Map.of("inbound.realtime.messages.count", 1.0));
    }

    private static RestCall publish(String channel, String text, @Nullable String id) {
        return new RestCall.Publish(channel, List.of(message(text, id)));
    }

    private static Message message(String text, @Nullable String id) {
        return Message.builder().data(new Data.Text(text)).id(id).build();
    }
}
