package dev.playhead.samples;

import static dev.playhead.samples.AblyJavaAnswers.connected;
import static dev.playhead.samples.AblyJavaAnswers.refusal;
import static dev.playhead.samples.AblyJavaAnswers.succeeds;
import static dev.playhead.samples.AblyJavaAnswers.texts;
import static dev.playhead.samples.AblyJavaStage.query;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.session.Limits;
import io.ably.lib.realtime.Channel;
import io.ably.lib.realtime.CompletionListener;
import io.ably.lib.types.ChannelMode;
import io.ably.lib.types.ChannelOptions;
import io.ably.lib.types.Param;
import io.ably.lib.types.PresenceMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/// Section 14 rows: presence enter/update/leave, SYNC; leave timing, re-entry; REST presence + history;
/// untilAttach.
class AblyJavaPresenceTest {
    private static final int CROWD = 230;

    @TempDir
    private Path data;

    @BothFormats
    void enteringUpdatingAndLeavingAreHeardInOrder(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var watcher = stage.client("watcher").channels.get("c");
            var events = watch(watcher);
            var ann = stage.client("ann");
            var presence = ann.channels.get("c").presence;
            succeeds(answer -> presence.enter("thinking", answer));
            succeeds(answer -> presence.update(JsonParser.parseString("{\"tokens\":3}"), answer));
            await().until(() -> events.size() == 2);
            var members = watcher.presence.get(true);
            assertEquals(1, members.length);
            assertEquals("ann", members[0].clientId);
            assertEquals(ann.connection.id, members[0].connectionId);
            assertEquals(JsonParser.parseString("{\"tokens\":3}"), members[0].data);
            succeeds(answer -> presence.leave("bye", answer));
            await().until(() -> events.size() == 3);
            assertEquals(List.of("enter ann", "update ann", "leave ann"), events);
            assertEquals(0, watcher.presence.get(true).length);
        }
    }

    @BothFormats
    void whatIsToldOfAMemberIsWhatHappenedToIt(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var events = watch(stage.client("watcher").channels.get("c"));
            var presence = stage.client("ann").channels.get("c").presence;
            succeeds(answer -> presence.update("1", answer));
            succeeds(answer -> presence.enter("2", answer));
            succeeds(answer -> presence.enter("3", answer));
            await().until(() -> events.size() == 3);
            assertEquals(List.of("enter ann", "update ann", "update ann"), events);
            var history = stage.rest().channels.get("c").presence.history(query("direction", "forwards"));
            assertEquals(List.of("enter 1", "update 2", "update 3"), actions(history.items()));
        }
    }

    @BothFormats
    void aLateComerIsToldOfACrowdInPages(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            crowd(stage);
            var late = stage.client("late").channels.get("c");
            succeeds(late::attach);
            assertEquals(CROWD, ids(late.presence.get(true)).size());
            var seen = new HashSet<String>();
            var pages = 0;
            for (var page = stage.rest().channels.get("c").presence.get(query("limit", "100"));
                    page != null;
                    page = page.hasNext() ? page.next() : null) {
                seen.addAll(ids(page.items()));
                pages++;
            }
            assertEquals(CROWD, seen.size());
            assertEquals(3, pages);
        }
    }

    @BothFormats
    void membersAreFoundByClientAndConnection(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann");
            var ben = stage.client("ben");
            succeeds(answer -> ann.channels.get("c").presence.enter("a", answer));
            succeeds(answer -> ben.channels.get("c").presence.enter("b", answer));
            var rest = stage.rest().channels.get("c").presence;
            assertEquals(Set.of("ann"), ids(rest.get(query("clientId", "ann")).items()));
            assertEquals(
                    Set.of("ben"),
                    ids(rest.get(query("connectionId", ben.connection.id)).items()));
            assertEquals(PresenceMessage.Action.present, rest.get(null).items()[0].action);
            await().until(() -> ann.channels.get("c").presence.get(true).length == 2);
            assertEquals(1, ann.channels.get("c").presence.get("ben", true).length);
        }
    }

    @BothFormats
    void detachingAndClosingLeaveAtOnce(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var events = watch(stage.client("watcher").channels.get("c"));
            var ann = stage.client("ann");
            var ben = stage.client("ben");
            succeeds(answer -> ann.channels.get("c").presence.enter(null, answer));
            succeeds(answer -> ben.channels.get("c").presence.enter(null, answer));
            succeeds(ann.channels.get("c")::detach);
            await().until(() -> events.contains("leave ann"));
            assertFalse(events.contains("leave ben"));
            ben.close();
            await().until(() -> events.contains("leave ben"));
        }
    }

    @BothFormats
    void aLostMemberLeavesAfterTheTimeItAskedFor(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var events = watch(stage.client("watcher").channels.get("c"));
            var options = stage.as("ann");
            options.transportParams = new Param[] {new Param("remainPresentFor", "1000")};
            var ann = stage.realtime(options);
            succeeds(answer -> ann.channels.get("c").presence.enter("here", answer));
            var rule = stage.broker()
                    .set(new FaultRule.Target.Client("ann"), new Cut(), "Cut ann")
                    .join();
            await().until(() -> events.contains("leave ann"));
            assertEquals(0, stage.rest().channels.get("c").presence.get(null).items().length);
            stage.broker().restore(rule);
            // Resumed after the leave: the client enters again by itself.
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> List.of("enter ann", "leave ann", "enter ann").equals(events));
        }
    }

    @BothFormats
    void membersOfAFailedChannelLeave(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann").channels.get("c");
            succeeds(answer -> ann.presence.enter("here", answer));
            var error = new ErrorInfo(90000, 400, "Failed for the test.");
            stage.broker()
                    .set(
                            new FaultRule.Target.Everyone(),
                            new Interruption(Interruption.How.FAILED, "c", error),
                            "Interrupt " + "c")
                    .join();
            var rest = stage.rest().channels.get("c").presence;
            await().until(() -> rest.get(null).items().length == 0);
        }
    }

    @BothFormats
    void enteringNeedsTheModeAndRoom(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var options = new ChannelOptions();
            options.modes = new ChannelMode[] {ChannelMode.subscribe};
            var quiet = stage.client("quiet").channels.get("c", options);
            succeeds(quiet::attach);
            var refused = refusal(answer -> quiet.presence.enter("here", answer)).code;
            assertTrue(List.of(40160, 40165).contains(refused), "code " + refused);
            stage.broker().limit(new Limits(0, 0, 0, 0, 1));
            var channel =
                    stage.realtime(stage.withKey(AblyJavaStage.KEY)).channels.get("c");
            succeeds(channel::attach);
            succeeds(answer -> channel.presence.enterClient("first", "here", answer));
            assertEquals(91003, refusal(answer -> channel.presence.enterClient("second", "here", answer)).code);
        }
    }

    @BothFormats
    void presenceHistoryIsReadInBothDirections(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var ann = stage.client("ann").channels.get("c");
            succeeds(answer -> ann.presence.enter("1", answer));
            succeeds(answer -> ann.presence.update("2", answer));
            succeeds(answer -> ann.presence.leave("3", answer));
            var rest = stage.rest().channels.get("c").presence;
            var newest = rest.history(query("limit", "2"));
            assertEquals(List.of("leave 3", "update 2"), actions(newest.items()));
            assertEquals(List.of("enter 1"), actions(newest.next().items()));
            var oldest = rest.history(query("direction", "forwards"));
            assertEquals(List.of("enter 1", "update 2", "leave 3"), actions(oldest.items()));
            assertEquals(3, ann.presence.history(null).items().length);
        }
    }

    @BothFormats
    void historyUntilAttachMeetsLiveDeliveryWithoutGapOrOverlap(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var writer = stage.client("writer").channels.get("c");
            for (int i = 0; i < 5; i++) {
                int number = i;
                succeeds(answer -> writer.publish("n", "m" + number, answer));
            }
            var reader = stage.client("reader").channels.get("c");
            var heard = AblyJavaAnswers.heard(reader);
            succeeds(answer -> writer.publish("n", "live", answer));
            await().until(() -> heard.size() == 1);
            var past = new ArrayList<Object>();
            for (var page = reader.history(query("untilAttach", "true", "limit", "2"));
                    page != null;
                    page = page.hasNext() ? page.next() : null) {
                past.addAll(texts(page.items()));
            }
            assertEquals(List.of("m4", "m3", "m2", "m1", "m0"), past);
            assertEquals(List.of("live"), texts(heard));
        }
    }

    private static List<String> watch(Channel channel) throws Exception {
        var events = new CopyOnWriteArrayList<String>();
        channel.presence.subscribe(event -> events.add(event.action + " " + event.clientId));
        succeeds(channel::attach);
        return events;
    }

    private static void crowd(AblyJavaStage stage) throws Exception {
        var anybody = stage.realtime(stage.withKey(AblyJavaStage.KEY));
        connected(anybody);
        var channel = anybody.channels.get("c");
        succeeds(channel::attach);
        var entered = new CountDownLatch(CROWD);
        for (int i = 0; i < CROWD; i++) {
            channel.presence.enterClient("c" + i, "here", new CompletionListener() {
                @Override
                public void onSuccess() {
                    entered.countDown();
                }

                @Override
                public void onError(io.ably.lib.types.ErrorInfo reason) {}
            });
        }
        assertTrue(entered.await(20, TimeUnit.SECONDS), entered.getCount() + " are not in");
    }

    private static Set<String> ids(PresenceMessage[] members) {
        var ids = new HashSet<String>();
        for (var member : members) {
            ids.add(member.clientId);
        }
        return ids;
    }

    private static List<String> actions(PresenceMessage[] events) {
        return Arrays.stream(events)
                .map(event -> event.action + " " + event.data)
                .toList();
    }
}
