package dev.playhead.ui.state;

import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.ConnectionTrack;
import dev.playhead.transport.insight.ConnectionTrack.Attachment;
import dev.playhead.transport.insight.Connections.Refused;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Via;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.table.Fact;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.Tone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Facts about a connection, or about an attempt that was refused, as it was at a moment. No secret is
/// among them: a credential is known by the name of its key.
final class ConnectionFacts {
    private ConnectionFacts() {}

    static List<Fact> of(RowAt row) {
        return ConnectionTable.of(row, track -> track(row, track), refused -> refused(row, refused));
    }

    private static List<Fact> track(RowAt row, ConnectionTrack track) {
        var facts = new ArrayList<Fact>();
        long nanos = row.nanos();
        var who = Objects.requireNonNull(row.participant(track.participant()));
        facts.add(new Fact.Title(
                who.name(), track.participant(), track.id().value(), state(track, nanos), tone(track, nanos)));
        var transport = track.transportAt(nanos);
        if (transport == null) {
            return facts;
        }
        var end = transport.end();
        if (end != null && end.atNanos() <= nanos) {
            ended(facts, row, track, end);
        }
        handshake(facts, transport.handshake());
        facts.add(Fact.Value.code("Connected", row.clock(transport.connectedNanos()))
                .beside(resumes(track, nanos), Tone.MUTED));
        credential(facts, track.credentialAt(nanos), nanos);
        for (var attachment : track.attachmentsAt(nanos)) {
            attachment(facts, row, track, attachment);
        }
        facts.add(new Fact.Link("Show on timeline", transport.row(), ""));
        facts.add(new Fact.Link("Show the frames of " + who.name(), transport.row(), "who == \"" + who.name() + "\""));
        return facts;
    }

    private static String resumes(ConnectionTrack track, long nanos) {
        long before = track.transports().stream()
                        .filter(each -> each.connectedNanos() <= nanos)
                        .count()
                - 1;
        return before == 0 ? "" : "resumed, " + Formats.count(before + 1, "transport");
    }

    private static void ended(List<Fact> facts, RowAt row, ConnectionTrack track, ConnectionEnd end) {
        var said = end.reason().code() == 0
                ? "without a close frame"
                : (end.reason().code() + " " + end.reason().text()).strip();
        facts.add(Fact.Value.words("Ended", end.isFault() && end.reason().code() == 0 ? end.error() + " " + said : said)
                .toned(end.isFault() ? Tone.FAULT : Tone.PLAIN)
                .beside(row.clock(end.atNanos()), Tone.MUTED));
        facts.add(Fact.Value.words("By", by(row, end)));
        facts.add(Fact.Value.words("Meaning", end.words()));
        if (track.stateAt(row.nanos()) == ConnectionTrack.State.RESUMABLE) {
            long left = end.atNanos() + track.keptNanos() - row.nanos();
            facts.add(Fact.Value.words(
                    "Window", left <= 0 ? "cannot resume any more" : "can resume for " + minutes(left) + " more"));
        }
    }

    private static String by(RowAt row, ConnectionEnd end) {
        var rule = end.rule();
        if (rule != null) {
            var label = row.timeline().faults().stream()
                    .map(FaultTrack::rule)
                    .filter(each -> each.id().equals(rule))
                    .map(each -> " " + each.label())
                    .findFirst()
                    .orElse("");
            return "Playhead, rule " + rule.value() + label;
        }
        return switch (end.reason().kind().by()) {
            case CLIENT -> "the client";
            case BROKER -> "Playhead";
            case NETWORK -> "neither side: what lies between them";
        };
    }

    private static String minutes(long nanos) {
        long seconds = nanos / 1_000_000_000;
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    private static void handshake(List<Fact> facts, Handshake handshake) {
        facts.add(Fact.Value.words("Client", ConnectionTable.agent(handshake.agent())));
        facts.add(Fact.Value.words(
                "Transport",
                handshake.via().word() + ", " + FormatWord.of(handshake)
                        + (handshake.version() == 0 ? "" : ", protocol " + handshake.version())));
        facts.add(Fact.Value.code("From", address(handshake.remoteAddress())));
        var parameters = new ArrayList<String>();
        if (!handshake.echo()) {
            parameters.add("no echo of its own messages");
        }
        if (handshake.remainPresentForMs() != Handshake.DEFAULT_REMAIN_PRESENT_MS) {
            parameters.add("members stay for " + Formats.seconds(handshake.remainPresentForMs() * 1_000_000));
        }
        if (handshake.via().equals(Via.WEBSOCKET) && handshake.appendRollupMs() > 0) {
            parameters.add("appends of " + handshake.appendRollupMs() + " ms are put together");
        }
        if (handshake.resumeKey() != null) {
            parameters.add("asked to resume");
        }
        if (!parameters.isEmpty()) {
            facts.add(Fact.Value.words("Asked for", String.join(", ", parameters)));
        }
    }

    // Older recordings have it as Java writes a socket's address.
    private static String address(String recorded) {
        return recorded.startsWith("/") ? recorded.substring(1) : recorded;
    }

    private static void credential(List<Fact> facts, ConnectionTrack.@Nullable Credential credential, long nanos) {
        if (credential == null) {
            return;
        }
        var clientId = credential.clientId();
        var name = clientId == null ? "no client ID" : clientId.equals("*") ? "any client ID" : clientId;
        facts.add(Fact.Value.words(credential.token() ? "Token" : "Key", name)
                .beside(Expiry.words(credential, nanos), Expiry.tone(credential, nanos)));
        if (credential.keyName() != null) {
            facts.add(Fact.Value.code("Key name", credential.keyName()));
        }
        var first = "Claims";
        for (var right : new TreeMap<>(credential.rights()).entrySet()) {
            facts.add(Fact.Value.code(first, right.getKey() + "  " + operations(right.getValue())));
            first = "";
        }
    }

    private static String operations(List<String> words) {
        return words.contains("*") ? "all operations" : String.join(", ", words);
    }

    private static void attachment(List<Fact> facts, RowAt row, ConnectionTrack track, Attachment attachment) {
        boolean answered = attachment.isAnsweredAt(row.nanos());
        var error = answered ? attachment.error() : null;
        boolean refused = answered && attachment.granted().isEmpty();
        boolean there = track.stateAt(row.nanos()) == ConnectionTrack.State.CONNECTED;
        facts.add(new Fact.Title(
                attachment.channel(),
                -1,
                row.clock(attachment.askedNanos()),
                !answered ? "attaching" : refused ? "refused" : there ? "attached" : "was attached",
                refused ? Tone.FAULT : !there ? Tone.MUTED : answered ? Tone.ALIVE : Tone.PLAIN));
        if (attachment.asked().isEmpty()) {
            facts.add(Fact.Value.words("Asked", "no modes, so all that the credential allows"));
        } else {
            facts.add(new Fact.Chips("Asked", words(attachment.asked()), List.of()));
        }
        var denied = attachment.deniedAt(row.nanos());
        if (answered && !refused) {
            facts.add(new Fact.Chips("Granted", words(attachment.granted()), words(denied)));
            if (!denied.isEmpty()) {
                facts.add(Fact.Value.words(
                        "",
                        String.join(", ", words(denied)) + (denied.size() == 1 ? " is" : " are") + " not in the "
                                + (isToken(track, attachment) ? "token" : "key")));
            }
        }
        if (!attachment.params().isEmpty()) {
            var params = new TreeMap<>(attachment.params());
            facts.add(Fact.Value.code(
                    "Params",
                    String.join(
                            ", ",
                            params.entrySet().stream()
                                    .map(each -> each.getKey() + "=" + each.getValue())
                                    .toList())));
        }
        if (error != null) {
            facts.add(Fact.Value.words("Said", error.code() + " " + error.message())
                    .toned(Tone.FAULT));
        }
        facts.add(new Fact.Link("Show its ATTACH", attachment.row(), ""));
    }

    private static boolean isToken(ConnectionTrack track, Attachment attachment) {
        var credential = track.credentialAt(attachment.answeredNanos());
        return credential != null && credential.token();
    }

    // In the order of the protocol.
    private static List<String> words(Collection<ChannelMode> modes) {
        return modes.stream().sorted().map(ChannelMode::word).toList();
    }

    private static List<Fact> refused(RowAt row, Refused refused) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact.Title("Refused at the door", -1, row.clock(refused.atNanos()), "refused", Tone.FAULT));
        facts.add(new Fact.Note(refused.reason(), Tone.PLAIN));
        facts.add(new Fact.Note("It never became a connection, so there is no lane for it.", Tone.MUTED));
        facts.add(Fact.Value.code("From", address(refused.remoteAddress())));
        value(facts, "Request", refused.request());
        value(facts, "Host", refused.host());
        value(facts, "Origin", refused.origin());
        if (refused.sdk() != null) {
            facts.add(Fact.Value.words("Client", ConnectionTable.agent(refused.sdk())));
        }
        if (refused.format() != null) {
            facts.add(Fact.Value.words("Format", FormatWord.of(refused.format())));
        }
        var answer = (refused.status() == 0 ? "none" : Integer.toString(refused.status()))
                + (refused.code() == 0 ? "" : ", error " + refused.code());
        facts.add(Fact.Value.words("Answer", answer + ", by Playhead").toned(Tone.FAULT));
        if (refused.row() >= 0) {
            facts.add(new Fact.Link("Show on timeline", refused.row(), ""));
        }
        return facts;
    }

    private static void value(List<Fact> facts, String name, @Nullable String text) {
        if (text != null) {
            facts.add(Fact.Value.code(name, text));
        }
    }

    /// Returns the state of a connection at a moment in words: `connected`, `ended 3.8 s ago, can resume`.
    static String state(ConnectionTrack track, long nanos) {
        var transport = track.transportAt(nanos);
        var end = transport == null ? null : transport.end();
        return switch (track.stateAt(nanos)) {
            case UNKNOWN -> "not there yet";
            case CONNECTED -> "connected";
            case RESUMABLE, OVER -> end == null ? "ended" : how(end) + " " + ago(nanos - end.atNanos());
        };
    }

    private static String how(ConnectionEnd end) {
        return end.rule() != null ? "cut" : end.isFault() ? "ended" : "closed";
    }

    // A connection that ended long ago ended at a moment; how long it is is then no news.
    private static String ago(long nanos) {
        return nanos < 100_000_000_000L ? Formats.seconds(nanos) + " ago" : minutes(nanos) + " ago";
    }

    /// Returns the tone of the state.
    static Tone tone(ConnectionTrack track, long nanos) {
        var transport = track.transportAt(nanos);
        var end = transport == null ? null : transport.end();
        return switch (track.stateAt(nanos)) {
            case UNKNOWN -> Tone.MUTED;
            case CONNECTED -> Tone.ALIVE;
            case RESUMABLE, OVER -> end != null && end.isFault() ? Tone.FAULT : Tone.MUTED;
        };
    }
}
