package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.auth.Token;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.Version;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Nobody publishes as another client or another connection.
class ImpostorTest {
    private final BrokerScript script = new BrokerScript(4).connect("ann").connect("bob");

    @Test
    void aMessageOfAnotherConnectionIsRefused() {
        var foreign = script.got("ann", Action.CONNECTED).getLast().connectionId();
        script.publish("bob", "c", text("x").connectionId(foreign).build());
        assertEquals(40000, refusal("bob"));
        var own = script.got("bob", Action.CONNECTED).getLast().connectionId();
        script.publish("bob", "c", text("x").connectionId(own).build());
        assertEquals(1, script.got("bob", Action.ACK).size());
    }

    @Test
    void anEditNamesItsEditorAndNobodyElse() {
        var serial = published();
        edit("bob", serial, "ann");
        assertEquals(40012, refusal("bob"));
        edit("bob", serial, "bob");
        assertEquals("bob", editor(serial));
        edit("bob", serial, null);
        assertEquals("bob", editor(serial));
    }

    @Test
    void whoMayBeAnybodySaysWhoEdits() {
        var serial = published();
        script.open("*", new Identity("app.key", Identity.ANY));
        edit("*", serial, "carl");
        assertEquals("carl", editor(serial));
    }

    @Test
    void aTokenOfNobodyEditsAsNobody() {
        var serial = published();
        script.open(
                "nobody",
                new Identity("app", "app.key", null, Capability.UNLIMITED, new Token(0, Long.MAX_VALUE, null)));
        // The same channel name in another app is another channel: publish one there first.
        script.publish("nobody", "c", text("mine").build());
        serial = script.lastSerial("nobody");
        edit("nobody", serial, "ann");
        assertEquals(40012, refusal("nobody"));
    }

    @Test
    void anEditOverRestIsBoundLikewise() {
        var serial = published();
        var change = edit(serial, "ann");
        var bob = new Identity("app.key", "bob");
        script.apply(new Input.Requested(
                script.now() + 1, new RequestId(77), bob, new RestCall.Change("c", serial, change)));
        var reply = ((Effect.Respond) script.last.getLast()).reply();
        assertEquals(40012, ((RestReply.Failed) reply).error().code());
    }

    private String published() {
        script.publish("ann", "c", text("first").build());
        return script.lastSerial("ann");
    }

    private void edit(String client, String serial, @Nullable String editor) {
        script.publish(client, "c", edit(serial, editor));
    }

    private static Message edit(String serial, @Nullable String editor) {
        return text("edited")
                .actionCode(MessageAction.UPDATE.code())
                .serial(serial)
                .version(new Version(null, null, editor, "typo", Map.of()))
                .build();
    }

    private String editor(String serial) {
        var message = ((RestReply.OneMessage) script.rest(new RestCall.GetMessage("c", serial))).message();
        return String.valueOf(Objects.requireNonNull(message.version()).clientId());
    }

    private static Message.Builder text(String text) {
        return Message.builder().data(new Data.Text(text));
    }

    private int refusal(String client) {
        return Objects.requireNonNull(script.got(client, Action.NACK).getLast().error())
                .code();
    }
}
