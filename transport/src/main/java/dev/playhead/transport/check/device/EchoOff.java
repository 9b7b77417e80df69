package dev.playhead.transport.check.device;

import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Said;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.TransportId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rule `echo-off`: who speaks AI Transport is sent what it has said itself.
///
/// Found is an `ai-input` from a connection that was opened with `echo=false`: the SDK confirms its own
/// messages by their echo, so a steer stays pending until the run ends, and the reply can be missing from
/// the device's own view. One finding for each connection. An attachment with `echo=false` among its
/// parameters is not looked at.
final class EchoOff extends VerdictRule {
    // Of the connections that are open and have no echo, whether it was told.
    private final Map<TransportId, Boolean> silent = new HashMap<>(); // looked up only, never iterated

    EchoOff() {
        super("echo-off", "Who asks hears itself", "nobody asked in the words of AI Transport over a connection");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        switch (entry) {
            case Entry.Opened opened -> {
                if (!opened.handshake().echo()) {
                    silent.put(opened.transport(), false);
                }
            }
            case Entry.Closed closed -> silent.remove(closed.transport());
            default -> {} // all else opens no connection
        }
        for (var said : session.said()) {
            if (said.name().equals("ai-input") && said.headers().isPresent() && said.transport() != null) {
                asked(said, said.transport(), session);
            }
        }
    }

    private void asked(Said said, TransportId transport, CheckedSession session) {
        var told = silent.get(transport);
        if (told == null) {
            held(said.participant());
        } else if (!told) {
            silent.put(transport, true);
            var evidence = List.of(said.position());
            broken(said.participant(), evidence);
            session.report(finding(
                    Severity.WARNING,
                    "Echo is off",
                    session.name(said.participant()) + " speaks AI Transport on "
                            + said.channel().name()
                            + " over a connection without echo: it is never sent what it has said, so"
                            + " its own messages stay unconfirmed and answers to them can be missing from its view.",
                    "Connect with echoMessages true, which is the default.",
                    said.atNanos(),
                    said.channel(),
                    said.participant(),
                    evidence));
        }
    }
}
