package dev.playhead.transport.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule `publish-refused`.
class PublishRefusedTest {
    private final SessionScript session = new SessionScript();

    @Test
    void aPublishThatIsTooLargeIsFoundWithItsAnswerAndWhatToDo() throws IOException {
        session.connect("phone").attach("phone", "room").publish("phone", "room", "x".repeat(70_000));
        var finding = Checked.only("publish-refused", Checked.findings(session.log()));
        assertEquals(Severity.ERROR, finding.severity());
        assertTrue(
                finding.sentence().startsWith("What Phone published on room (message) was refused with 40009: "),
                finding.sentence());
        assertTrue(finding.remedy().contains("split the payload"), finding.remedy());
        assertEquals(
                "room", finding.channel() == null ? null : finding.channel().name());
        assertEquals(session.participant("Phone").index(), finding.participant());
        assertEquals(2, finding.evidence().size());
        assertInstanceOf(
                Entry.FrameIn.class, session.log().read(finding.evidence().getFirst()));
        assertInstanceOf(
                Entry.FrameOut.class, session.log().read(finding.evidence().getLast()));
    }

    @Test
    void theSameRefusalAgainAndAgainIsOneFindingThatCounts() throws IOException {
        session.connect("phone").attach("phone", "room");
        for (int i = 0; i < 5; i++) {
            session.pass(100).publish("phone", "room", "x".repeat(70_000));
        }
        var finding = Checked.only("publish-refused", Checked.findings(session.log()));
        assertTrue(
                finding.sentence().startsWith("5 publishes of Phone on room were refused with 40009"),
                finding.sentence());
        assertEquals(4, finding.evidence().size(), "the first and its answer, the last and its answer");
        assertEquals(finding.evidence().stream().sorted().toList(), finding.evidence());
    }

    @Test
    void anotherCodeOrAnotherChannelIsAnotherFinding() throws IOException {
        session.connect("phone").attach("phone", "room").publish("phone", "room", "hello");
        session.publish("phone", "room", "x".repeat(70_000));
        session.publish("phone", "hall", "x".repeat(70_000));
        session.attach("phone", "room")
                .publish(
                        "phone",
                        "room",
                        Message.builder()
                                .actionCode(MessageAction.APPEND.code())
                                .serial("nobody knows it")
                                .build());
        var codes = Checked.findings(session.log()).stream().map(Finding::title).toList();
        assertEquals(
                List.of("Publish refused, 40009", "Publish refused, 40009", "Publish refused, 40400"),
                codes.stream().sorted().toList());
    }

    @Test
    void whatWasAcceptedIsNone() throws IOException {
        session.connect("phone")
                .attach("phone", "room")
                .publish("phone", "room", "hello")
                .appends("phone", 20);
        assertEquals(List.of(), Checked.findings(session.log()));
    }

    @Test
    void whatATransportLeftUnansweredIsNone() throws IOException {
        session.connect("phone")
                .attach("phone", "room")
                .loseUnread("phone", "room", "hello")
                .pass(1_000);
        session.resume("phone").sendAgain("phone");
        assertEquals(List.of(), Checked.findings(session.log()));
    }
}
