package dev.playhead.transport.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The same session as brokers with one defect each would have recorded it: each is caught, by the rule that is meant
/// for it.
class MutationTest {
    private static final TransportId PHONE = new TransportId(2);
    private static final TransportId AGENT = new TransportId(1);

    private static List<Entry> session() {
        var session = new SessionScript();
        session.connect("agent").attach("agent", "room").connect("phone").attach("phone", "room");
        session.connect("laptop").attach("laptop", "room").enter("laptop", "room", null, null);
        session.publish("agent", "room", "The answer:").appends("agent", 10).pass(2_000);
        session.change("agent", MessageAction.UPDATE, "Another")
                .appends("agent", 3)
                .pass(2_000);
        session.connect("tablet")
                .attach("tablet", "room")
                .append("agent", " for the tablet")
                .pass(2_000);
        session.lose("phone").appends("agent", 5).resume("phone").pass(2_000);
        session.lose("laptop").pass(200_000);
        session.publish("agent", "room", "The end").append("agent", ".").pass(2_000);
        session.publish("agent", "room", "later").pass(20_000).publish("agent", "room", "and later");
        var again = Message.builder().id("once").data(new Data.Text("once")).build();
        session.publish("phone", "room", again).publish("agent", "room", again).pass(20_000);
        var entries = new ArrayList<Entry>();
        for (long position = 0; position < session.log().size(); position++) {
            entries.add(session.log().read(position));
        }
        return entries;
    }

    private static boolean brings(ProtocolMessage frame, MessageAction action) {
        return frame.action() == Action.MESSAGE
                && frame.messages() != null
                && frame.messages().getFirst().action() == action;
    }

    private static int append(Mutation log, int nth) {
        return log.out(
                nth,
                (out, frame) -> brings(frame, MessageAction.APPEND) && out.to().contains(PHONE));
    }

    private static int create(Mutation log, int nth) {
        return log.out(
                nth,
                (out, frame) -> brings(frame, MessageAction.CREATE) && out.to().contains(PHONE));
    }

    private static int ack(Mutation log, int nth) {
        return log.out(
                nth, (out, frame) -> frame.action() == Action.ACK && out.to().contains(AGENT));
    }

    private static Message withText(Message message, String text) {
        return message.toBuilder().data(new Data.Text(text)).build();
    }

    private static Arguments broken(String how, String rule, Consumer<Mutation> change) {
        return Arguments.of(how, rule, change);
    }

    static Stream<Arguments> defects() {
        return Stream.of(
                broken("an append is not sent to one device", "no-loss", log -> log.without(append(log, 4), PHONE)),
                broken("an append is sent to nobody", "no-loss", log -> log.remove(append(log, 4))),
                broken("a new message is not sent to one device", "no-loss", log -> log.without(create(log, 0), PHONE)),
                broken(
                        "a whole message is sent to nobody",
                        "no-loss",
                        log -> log.remove(log.out(0, (out, frame) -> brings(frame, MessageAction.UPDATE)))),
                broken("an append comes twice", "no-duplicate", log -> log.twice(append(log, 4))),
                broken("a new message comes twice", "no-duplicate", log -> log.twice(create(log, 0))),
                broken("two appends change places", "channel-order", log -> log.swap(append(log, 4), append(log, 5))),
                broken(
                        "a creation comes after its append",
                        "channel-order",
                        log -> log.swap(create(log, 0), append(log, 0))),
                broken("an append has the version of an earlier one", "version-monotonic", log -> {
                    var old = Mutation.frame(log.entries().get(append(log, 2)));
                    log.changeMessages(
                            append(log, 4),
                            message -> message.toBuilder()
                                    .version(
                                            old.messages() == null
                                                    ? null
                                                    : old.messages().getFirst().version())
                                    .build());
                }),
                broken(
                        "an append has another text",
                        "append-integrity",
                        log -> log.changeMessages(append(log, 4), message -> withText(message, " wrong"))),
                broken(
                        "an append lost its last character",
                        "append-integrity",
                        log -> log.changeMessages(append(log, 4), message -> withText(message, " word"))),
                broken(
                        "a new message has no text",
                        "append-integrity",
                        log -> log.changeMessages(create(log, 0), message -> withText(message, ""))),
                broken(
                        "the whole for a late device is shorter",
                        "append-integrity",
                        log -> log.changeMessages(
                                log.out(
                                        -1,
                                        (out, frame) -> brings(frame, MessageAction.UPDATE)
                                                && out.to().contains(new TransportId(4))),
                                message -> withText(message, "Ano"))),
                broken(
                        "a late device is sent an append only",
                        "append-without-start",
                        log -> log.changeMessages(
                                log.out(
                                        0,
                                        (out, frame) -> brings(frame, MessageAction.UPDATE)
                                                && out.to().equals(List.of(new TransportId(4)))),
                                message -> withText(message, " for the tablet").toBuilder()
                                        .actionCode(MessageAction.APPEND.code())
                                        .build())),
                broken(
                        "a resume is not followed by its replay",
                        "resume-without-replay",
                        log -> log.remove(log.out(
                                -1,
                                (out, frame) -> brings(frame, MessageAction.UPDATE)
                                        && out.to().equals(List.of(new TransportId(5)))))),
                broken(
                        "messages go to somebody who was never told ATTACHED",
                        "delivered-unasked",
                        log -> log.remove(log.out(
                                0,
                                (out, frame) -> frame.action() == Action.ATTACHED
                                        && out.to().contains(PHONE)))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("defects")
    void eachDefectIsCaught(String how, String rule, Consumer<Mutation> change) {
        var log = new Mutation(session());
        change.accept(log);
        var found = Checked.findings(log.entries());
        assertTrue(
                found.stream().anyMatch(finding -> finding.rule().equals(rule)),
                () -> how + " was not caught: " + found);
    }

    @Test
    void theSessionItselfHasNone() {
        assertEquals(List.of(), Checked.findings(session()));
    }
}
