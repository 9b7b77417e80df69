package dev.playhead.transport.check.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.check.Checked;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A session on the channel `room` in the words of AI Transport. Headers of its transport are given as name
/// and value, those of its codec begin with a point: `.kind`.
public final class RunScript {
    public final SessionScript session = new SessionScript();

    /// They come and attach.
    public RunScript come(String... names) {
        for (var name : names) {
            session.connect(name).attach(name, "room");
        }
        return this;
    }

    public static Message.Builder message(String name, String text, String... headers) {
        var transport = new LinkedHashMap<String, Object>();
        var codec = new LinkedHashMap<String, Object>();
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].startsWith(".")) {
                codec.put(headers[i].substring(1), headers[i + 1]);
            } else {
                transport.put(headers[i], headers[i + 1]);
            }
        }
        return Message.builder()
                .name(name)
                .data(new Data.Text(text))
                .extras(Map.of("ai", Map.of("transport", transport, "codec", codec)));
    }

    /// Publishes a message with headers.
    public RunScript say(String who, String name, String text, String... headers) {
        session.publish(who, "room", message(name, text, headers).build());
        return this;
    }

    /// Appends to what it published last, with headers.
    public RunScript append(String who, String text, String... headers) {
        session.publish(
                who,
                "room",
                message("", text, headers)
                        .name(null)
                        .actionCode(MessageAction.APPEND.code())
                        .serial(session.serial(who))
                        .build());
        return this;
    }

    public RunScript pass(long ms) {
        session.pass(ms);
        return this;
    }

    /// Lets time pass until all is judged, and something happen then.
    public RunScript later() {
        session.pass(40_000).connect("witness").pass(1_000);
        return this;
    }

    public List<Finding> found() throws IOException {
        return Checked.findings(session.log());
    }

    /// The only finding, which is of this rule.
    public Finding only(String rule) throws IOException {
        return Checked.only(rule, found());
    }

    /// Nothing is found, and the verdict of the rule is this.
    public void isFine(String rule, String verdict) throws IOException {
        assertEquals(List.of(), found());
        assertEquals(verdict, Checked.verdicts(rule, session.log()).overall().word());
    }

    public int index(String participant) {
        return session.participant(participant).index();
    }
}
