package dev.playhead.transport.check.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.Checked;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rule `text-after-stop`.
class TextAfterStopTest {
    private static final String RULE = "text-after-stop";

    private final SessionScript session = new SessionScript();

    @BeforeEach
    void anAgentAndAPhone() {
        session.connect("planner").attach("planner", "room").connect("phone").attach("phone", "room");
    }

    private static Message.Builder ai(String name, String... headers) {
        Map<String, Object> transport = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            transport.put(headers[i], headers[i + 1]);
        }
        return Message.builder().name(name).extras(Map.of("ai", Map.of("transport", transport)));
    }

    private void startRun() {
        session.publish("planner", "room", ai("ai-run-start", "run-id", "r1").build());
        session.publish(
                "planner",
                "room",
                ai("ai-output", "run-id", "r1", "stream", "true", "status", "streaming")
                        .data(new Data.Text(""))
                        .build());
        session.appends("planner", 5);
    }

    private void stop() {
        session.publish("phone", "room", ai("ai-cancel", "run-id", "r1").build());
    }

    private void close(String status) {
        session.publish(
                "planner",
                "room",
                ai("ignored", "run-id", "r1", "stream", "true", "status", status)
                        .name(null)
                        .actionCode(MessageAction.APPEND.code())
                        .serial(session.serial("planner"))
                        .data(new Data.Text(""))
                        .build());
    }

    @Test
    void anAgentThatGoesOnIsFoundWithHowMuch() throws IOException {
        startRun();
        stop();
        session.appends("planner", 30);
        close("complete");
        var finding = Checked.only(RULE, Checked.findings(session.log()));
        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(finding.sentence().startsWith("planner went on with run 1 for 0."), finding.sentence());
        // 30 appends, 20 ms apart, of which the first seven are within the 150 ms.
        assertTrue(finding.sentence().contains(": 23 more pieces with "), finding.sentence());
        assertEquals(session.participant("planner").index(), finding.participant());
        assertEquals(3, finding.evidence().size());
        for (long position : finding.evidence()) {
            assertTrue(session.log().read(position) instanceof Entry.FrameIn);
        }
    }

    @Test
    void whatWasOnItsWayAndTheClosingOfTheMessageAreNone() throws IOException {
        startRun();
        stop();
        session.appends("planner", 3).pass(400);
        close("cancelled");
        session.publish(
                "planner",
                "room",
                ai("ai-run-end", "run-id", "r1", "run-reason", "cancelled").build());
        assertEquals(List.of(), Checked.findings(session.log()));
    }

    @Test
    void aRunThatNobodyStoppedIsNone() throws IOException {
        startRun();
        session.pass(3_000).appends("planner", 10);
        assertEquals(List.of(), Checked.findings(session.log()));
    }

    @Test
    void aStopThatNeverReachedTheAgentIsSaidToBeOne() throws IOException {
        session.connect("deaf").connectAs("deaf", "deaf", null);
        session.publish("deaf", "room", ai("ai-run-start", "run-id", "r1").build());
        session.publish(
                "deaf",
                "room",
                ai("ai-output", "run-id", "r1", "stream", "true")
                        .data(new Data.Text(""))
                        .build());
        session.appends("deaf", 2);
        stop();
        session.appends("deaf", 90);
        assertEquals(List.of(), Checked.findings(session.log()), "it may still be on its way");
        session.appends("deaf", 30);
        var finding = Checked.only(RULE, Checked.findings(session.log()));
        assertTrue(
                finding.sentence().startsWith("Phone stopped run 1, and the stop was never sent to deaf"),
                finding.sentence());
        assertTrue(finding.remedy().startsWith("Keep the agent attached to room"), finding.remedy());
    }

    @Test
    void aMessageThatOnlyGrowsIsStoppedByItsSerial() throws IOException {
        session.publish("planner", "room", "The answer:").appends("planner", 5);
        session.publish(
                "phone",
                "room",
                Message.builder()
                        .name("ai-cancel")
                        .data(new Data.Text(session.serial("planner")))
                        .build());
        session.appends("planner", 20);
        Checked.only(RULE, Checked.findings(session.log()));
    }

    @Test
    void anotherRunOfTheSameAgentIsNone() throws IOException {
        startRun();
        stop();
        session.pass(500).publish("planner", "room", "Another answer:").appends("planner", 20);
        assertEquals(List.of(), Checked.findings(session.log()));
    }

    @Test
    void aStopThatWasKeptPassesThreeSecondsLater() throws IOException {
        startRun();
        stop();
        close("cancelled");
        assertEquals("cannot tell", verdict());
        session.pass(3_100).publish("phone", "room", "thanks");
        assertEquals("pass", verdict());
    }

    private String verdict() throws IOException {
        return Checked.verdicts(RULE, session.log()).overall().word();
    }
}
