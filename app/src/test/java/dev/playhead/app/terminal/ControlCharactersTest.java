package dev.playhead.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ControlCharactersTest {
    @Test
    void whatSteersATerminalIsWrittenOut() {
        assertEquals(
                "a\\u001b[31mb\\u000d\\u0007\\u009b\\u202e",
                ControlCharacters.visible("a\u001b[31mb\r\u0007\u009b\u202e"));
    }

    @Test
    void textLinesAndTabsPass() {
        var text = "chat:\tgrüße 你好 עברית 👩‍👩‍👧\nnext";
        assertEquals(text, ControlCharacters.visible(text));
    }

    @Test
    void aWriterWritesTheSame() {
        var out = new StringWriter();
        var print = new PrintWriter(new ControlCharacters(out), true);
        print.printf("%s%n", "x\u001by");
        assertEquals("x\\u001by" + System.lineSeparator().replace("\r", "\\u000d"), out.toString());
    }
}
