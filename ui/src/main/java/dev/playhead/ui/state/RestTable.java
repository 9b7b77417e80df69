package dev.playhead.ui.state;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.RestRequests;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.table.Column;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.SideActions;
import dev.playhead.ui.table.SidePane;
import dev.playhead.ui.table.TableContent;
import dev.playhead.ui.table.Tone;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Table of REST requests with their answers. A request is not answered before the playhead has come that
/// far.
public final class RestTable implements TableContent {
    private static final int REFUSED = 400;
    private static final String TIME = "/time";

    private final List<Column> columns = List.of(
            Column.moment("Time", RestTable::atNanos).of("time"),
            Column.who("Who", 120, RestTable::participant, "nobody"),
            Column.code("Call", 60, RestTable::method).of("kind"),
            Column.code("Path", 420, row -> rest(row).target(row.index())),
            Column.number(
                            "Code",
                            54,
                            RestTable::status,
                            row -> isAnswered(row) ? rest(row).status(row.index()) : Double.NaN)
                    .of("status")
                    .toned(RestTable::tone),
            Column.number("ms", 64, RestTable::milliseconds, RestTable::took).of("latency"),
            Column.words("Answer", 240, RestTable::answer).toned(RestTable::tone),
            Column.number(
                            "Error",
                            64,
                            row -> error(row) == 0 ? "" : Integer.toString(error(row)),
                            row -> error(row) == 0 ? Double.NaN : error(row))
                    .of("code")
                    .toned(row -> Tone.FAULT),
            Column.number("Bytes", 70, row -> Formats.number(bytes(row)), RestTable::bytes)
                    .of("size"));

    @Override
    public String id() {
        return "rest";
    }

    @Override
    public String title() {
        return "REST";
    }

    @Override
    public String noun() {
        return "request";
    }

    @Override
    public Icon icon() {
        return Icon.SWAP;
    }

    @Override
    public String key() {
        return "Ctrl 9";
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public int count(Timeline timeline, long nanos) {
        return timeline.rest().countUntil(timeline.frames(), nanos);
    }

    @Override
    public String nothing() {
        return "Nobody had asked for anything over REST until here.";
    }

    @Override
    public Optional<Hidden> hidden() {
        return Optional.of(new Hidden("GET " + TIME, RestTable::isTime));
    }

    private static boolean isTime(RowAt row) {
        var target = rest(row).target(row.index());
        return target.equals(TIME) || target.startsWith(TIME + "?");
    }

    @Override
    public int frame(RowAt row) {
        return rest(row).row(row.index());
    }

    @Override
    public int rowOf(Timeline timeline, int frame, int count) {
        // Both are in order of time, and an answer comes after its request.
        for (int request = Math.min(count, count(timeline, timeline.frames().atNanos(frame))) - 1;
                request >= 0;
                request--) {
            if (timeline.rest().row(request) == frame || timeline.rest().answerRow(request) == frame) {
                return request;
            }
        }
        return -1;
    }

    @Override
    public SidePane side(SideActions actions) {
        return new RestSide(actions);
    }

    static RestRequests rest(RowAt row) {
        return row.timeline().rest();
    }

    private static Frames frames(RowAt row) {
        return row.timeline().frames();
    }

    private static long atNanos(RowAt row) {
        return frames(row).atNanos(rest(row).row(row.index()));
    }

    private static int participant(RowAt row) {
        return frames(row).participant(rest(row).row(row.index()));
    }

    private static String method(RowAt row) {
        return frames(row).kind(rest(row).row(row.index()));
    }

    /// Returns whether the request had been answered by the moment.
    static boolean isAnswered(RowAt row) {
        long answered = rest(row).answeredNanos(row.index());
        return rest(row).status(row.index()) != 0 && answered <= row.nanos();
    }

    private static String status(RowAt row) {
        return isAnswered(row) ? Integer.toString(rest(row).status(row.index())) : "";
    }

    private static double took(RowAt row) {
        return isAnswered(row) ? Math.max(0, rest(row).answeredNanos(row.index()) - atNanos(row)) / 1e6 : Double.NaN;
    }

    private static String milliseconds(RowAt row) {
        double took = took(row);
        return Double.isNaN(took) ? "" : String.format(Locale.ROOT, "%.1f", took);
    }

    private static String answer(RowAt row) {
        return isAnswered(row) ? rest(row).answer(row.index()) : "no answer yet";
    }

    private static int error(RowAt row) {
        return isAnswered(row) ? frames(row).error(rest(row).row(row.index())) : 0;
    }

    private static int bytes(RowAt row) {
        return frames(row).bytes(rest(row).row(row.index()));
    }

    private static Tone tone(RowAt row) {
        return !isAnswered(row) ? Tone.MUTED : rest(row).status(row.index()) >= REFUSED ? Tone.FAULT : Tone.PLAIN;
    }
}
