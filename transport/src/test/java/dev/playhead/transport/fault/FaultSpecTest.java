package dev.playhead.transport.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ErrorInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultSpecTest {
    @Test
    void aClientIsSlowedForAWhile() {
        assertEquals(
                new FaultSpec(new FaultRule.Target.Client("phone"), new Slow(300), "Slow phone", 5_000, 120_000),
                FaultSpec.parse("slow client=phone ms=300 after=5s for=2m"));
    }

    @Test
    void withoutAClientItHitsEveryone() {
        assertEquals(
                new FaultSpec(new FaultRule.Target.Everyone(), new Cut(), "Cut everyone", 0, 250),
                FaultSpec.parse(" cut  for=250ms "));
    }

    @Test
    void aConnectionAnAppAndALabelCanBeNamed() {
        assertEquals(
                new FaultRule.Target.Connection(new ConnectionId("abc")),
                FaultSpec.parse("cut connection=abc").target());
        var inApp = FaultSpec.parse("cut app=shop client=\"my phone\" label='Lost in a tunnel'");
        assertEquals(new FaultRule.Target.Client("shop", "my phone"), inApp.target());
        assertEquals("Lost in a tunnel", inApp.label());
    }

    @Test
    void attachmentsAreInterruptedAtATime() {
        assertEquals(
                new Interruption(Interruption.How.DETACHED, "chat", new ErrorInfo(50001, 503, "Gone for now")),
                FaultSpec.parse("detached channel=chat code=50001 status=503 message='Gone for now' after=1s")
                        .fault());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bend client=phone          | there is no fault called bend
                    slow client=phone          | needs ms=N
                    slow ms=-1                 | ms=-1 is no whole number from 0
                    slow ms=fast               | ms=fast is no whole number
                    cut now                    | "now" is no name=value
                    cut foo=1                  | nobody knows foo
                    cut client=a client=b      | client is said twice
                    cut client=a connection=b  | not both
                    cut app=shop               | app needs client=NAME
                    cut after=soon             | after=soon is no time
                    detached after=1s          | needs channel=
                    detached channel=chat      | say when
                    cut label="x               | a quotation mark is not closed
                    """)
    void whatCannotBeSetIsSaid(String text, String problem) {
        var message = assertThrows(IllegalArgumentException.class, () -> FaultSpec.parse(text))
                .getMessage();
        assertTrue(message.contains(problem), message);
        assertTrue(message.startsWith("The fault \"" + text + "\" cannot be set: "), message);
    }
}
