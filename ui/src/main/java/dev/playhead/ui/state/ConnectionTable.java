package dev.playhead.ui.state;

import dev.playhead.transport.insight.ConnectionTrack;
import dev.playhead.transport.insight.Connections.Refused;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.session.Handshake;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.table.Column;
import dev.playhead.ui.table.FactPane;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.SideActions;
import dev.playhead.ui.table.SidePane;
import dev.playhead.ui.table.TableContent;
import dev.playhead.ui.table.Tone;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Table of connections, those that ended and attempts that were refused among them.
public final class ConnectionTable implements TableContent {
    private final List<Column> columns = List.of(
            Column.who("Who", 116, ConnectionTable::participant, "nobody"),
            Column.code("Connection", 108, row -> of(row, track -> track.id().value(), refused -> "")),
            Column.words("State", 190, ConnectionTable::state).toned(ConnectionTable::tone),
            Column.moment("Since", ConnectionTable::sinceNanos).of("time"),
            Column.words("Client", 150, ConnectionTable::client),
            Column.words("Transport", 88, row -> handshake(row, h -> h.via().word())),
            Column.words(
                    "Format",
                    98,
                    row -> of(row, t -> FormatWord.of(handshakeAt(t, row)), r -> FormatWord.of(r.format()))),
            Column.number(
                    "v",
                    34,
                    row -> handshake(row, h -> h.version() == 0 ? "" : Integer.toString(h.version())),
                    ConnectionTable::version),
            Column.words(
                            "Credential",
                            124,
                            row -> of(row, t -> Expiry.words(t.credentialAt(row.nanos()), row.nanos()), r -> ""))
                    .toned(row -> of(row, t -> Expiry.tone(t.credentialAt(row.nanos()), row.nanos()), r -> Tone.PLAIN)),
            Column.number("Channels", 76, row -> quiet(channels(row)), ConnectionTable::channels),
            Column.number(
                            "Code",
                            54,
                            row -> code(row) == 0 ? "" : Integer.toString(code(row)),
                            row -> code(row) == 0 ? Double.NaN : code(row))
                    .of("code")
                    .toned(row -> Tone.FAULT));

    @Override
    public String id() {
        return "connections";
    }

    @Override
    public String title() {
        return "Connections";
    }

    @Override
    public String shortTitle() {
        return "Clients";
    }

    @Override
    public String noun() {
        return "connection";
    }

    @Override
    public Icon icon() {
        return Icon.LINK;
    }

    @Override
    public String key() {
        return "Ctrl 8";
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public int count(Timeline timeline, long nanos) {
        return timeline.connections().countUntil(nanos);
    }

    @Override
    public String nothing() {
        return "Nobody had connected until here.";
    }

    @Override
    public String headline(Timeline timeline, int count, long nanos) {
        int open = 0;
        int refused = 0;
        for (int place = 0; place < count; place++) {
            var track = timeline.connections().trackAt(place);
            refused += track == null ? 1 : 0;
            open += track != null && track.stateAt(nanos) == ConnectionTrack.State.CONNECTED ? 1 : 0;
        }
        var words = new ArrayList<>(List.of(open + " open"));
        if (count - open - refused > 0) {
            words.add(count - open - refused + " ended");
        }
        if (refused > 0) {
            words.add(refused + " refused");
        }
        return String.join(", ", words);
    }

    @Override
    public int frame(RowAt row) {
        return of(row, track -> track.transports().getFirst().row(), Refused::row);
    }

    @Override
    public int rowOf(Timeline timeline, int frame, int count) {
        int participant = timeline.frames().participant(frame);
        long nanos = timeline.frames().atNanos(frame);
        for (int place = Math.min(count, timeline.connections().countUntil(nanos)) - 1; place >= 0; place--) {
            var track = timeline.connections().trackAt(place);
            if (track != null && track.participant() == participant && participant >= 0) {
                return place;
            }
        }
        return -1;
    }

    @Override
    public SidePane side(SideActions actions) {
        return new FactPane(ConnectionFacts::of, actions, "Choose a connection to read all of it.");
    }

    static <T> T of(RowAt row, Function<ConnectionTrack, T> ofTrack, Function<Refused, T> ofRefused) {
        var track = row.timeline().connections().trackAt(row.index());
        return track == null
                ? ofRefused.apply(
                        Objects.requireNonNull(row.timeline().connections().refusedAt(row.index())))
                : ofTrack.apply(track);
    }

    static int participant(RowAt row) {
        return of(row, ConnectionTrack::participant, refused -> -1);
    }

    static @Nullable Handshake handshakeAt(ConnectionTrack track, RowAt row) {
        var transport = track.transportAt(row.nanos());
        return transport == null ? null : transport.handshake();
    }

    private static String handshake(RowAt row, Function<Handshake, String> words) {
        return of(
                row,
                track -> {
                    var handshake = handshakeAt(track, row);
                    return handshake == null ? "" : words.apply(handshake);
                },
                refused -> "");
    }

    private static long sinceNanos(RowAt row) {
        return of(row, ConnectionTrack::sinceNanos, Refused::atNanos);
    }

    private static double version(RowAt row) {
        return of(
                row,
                track -> {
                    var handshake = handshakeAt(track, row);
                    return handshake == null || handshake.version() == 0 ? Double.NaN : (double) handshake.version();
                },
                refused -> Double.NaN);
    }

    private static String client(RowAt row) {
        return of(
                row,
                track -> handshake(row, h -> agent(h.agent())),
                refused -> refused.sdk() == null ? "" : agent(refused.sdk()));
    }

    static String agent(@Nullable String said) {
        return said == null ? "did not say" : said.replace('/', ' ');
    }

    static String state(RowAt row) {
        return of(row, track -> ConnectionFacts.state(track, row.nanos()), refused -> "refused, " + refused.reason());
    }

    private static Tone tone(RowAt row) {
        return of(row, track -> ConnectionFacts.tone(track, row.nanos()), refused -> Tone.FAULT);
    }

    private static int channels(RowAt row) {
        return of(
                row,
                track -> track.stateAt(row.nanos()) != ConnectionTrack.State.CONNECTED
                        ? 0
                        : (int) track.attachmentsAt(row.nanos()).stream()
                                .filter(each -> !each.granted().isEmpty())
                                .count(),
                refused -> 0);
    }

    private static int code(RowAt row) {
        return of(
                row,
                track -> {
                    var transport = track.transportAt(row.nanos());
                    var end = transport == null ? null : transport.end();
                    return end == null || row.nanos() < end.atNanos() ? 0 : end.error();
                },
                refused -> refused.code() == 0 ? refused.status() : refused.code());
    }

    // Nothing is as good as zero here, and quieter.
    private static String quiet(int number) {
        return number == 0 ? "" : Formats.number(number);
    }
}
