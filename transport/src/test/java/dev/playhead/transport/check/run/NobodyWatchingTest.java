package dev.playhead.transport.check.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.RestCall;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule `nobody-watching`.
class NobodyWatchingTest {
    private static final String RULE = "nobody-watching";

    private final RunScript script = new RunScript().come("planner");

    private NobodyWatchingTest begin() {
        script.session.publish("planner", "room", "The answer:");
        return this;
    }

    /// Writes 20 characters each second.
    private NobodyWatchingTest write(int seconds) {
        for (int i = 0; i < seconds; i++) {
            script.session.pass(999).append("planner", "twenty characters...");
        }
        return this;
    }

    @Test
    void textForNobodyIsFoundWithHowMuchItIs() throws IOException {
        begin().write(8);
        var finding = script.only(RULE);
        assertEquals(
                "planner wrote 160 characters on room in 7.00 s while nobody else was attached to it. Nobody else had been"
                        + " attached before.",
                finding.sentence());
        assertEquals(script.index("planner"), finding.participant());
        assertEquals(2, finding.evidence().size());
    }

    @Test
    void whoLeftLastIsSaidAndHow() throws IOException {
        script.come("phone", "laptop");
        begin().write(2);
        script.session.lose("laptop");
        script.session.close("phone");
        write(8);
        var finding = script.only(RULE);
        assertTrue(
                finding.sentence().endsWith(" Phone was there last and had closed its connection."),
                finding.sentence());
        assertEquals(3, finding.evidence().size());
    }

    @Test
    void toDetachIsToLeave() throws IOException {
        script.come("phone");
        script.session.send("phone", ProtocolMessage.builder(Action.DETACH).channel("room"));
        begin().write(8);
        assertTrue(script.only(RULE).sentence().endsWith(" Phone was there last and had detached from it."));
    }

    @Test
    void anybodyElseWhoIsAttachedWatches() throws IOException {
        script.come("phone");
        begin().write(8);
        script.isFine(RULE, "pass");
    }

    @Test
    void whoComesBackSoonHasWatched() throws IOException {
        script.come("phone");
        begin().write(2);
        script.session.lose("phone");
        write(4);
        script.session.resume("phone");
        write(4);
        script.isFine(RULE, "pass");
    }

    @Test
    void aShortTextOrOneWithLongPausesIsNone() throws IOException {
        begin().write(4);
        script.pass(20_000);
        write(4);
        script.isFine(RULE, "cannot tell");
        for (int i = 0; i < 8; i++) {
            script.session.pass(1_000).append("planner", ".");
        }
        script.isFine(RULE, "cannot tell");
    }

    @Test
    void whoReadsTheHistoryMeanwhileWatches() throws IOException {
        begin().write(4);
        script.session.request(
                "phone",
                new RestCall.History(
                        "room", new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.BACKWARDS, 100, null), null));
        write(4);
        script.isFine(RULE, "cannot tell");
    }

    @Test
    void messagesThatDoNotGrowAreNone() throws IOException {
        for (int i = 0; i < 10; i++) {
            script.session.pass(1_000).publish("planner", "room", "twenty characters...");
        }
        script.isFine(RULE, "cannot tell");
        assertEquals(List.of(), script.found());
    }
}
