package dev.playhead.transport.page;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.compare.ComparedMessage;
import dev.playhead.transport.copy.Json;
import dev.playhead.transport.copy.JsonLinesCopy;
import dev.playhead.transport.copy.TextOutput;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A session as one page that needs nothing else: who was there, what was said, and frames with their payloads, under a
/// playhead that people move. It changes nothing and loads nothing. Not for the FX thread.
public final class HtmlPage {
    /// More rows make a page that browsers open slowly.
    public static final int MOST_ROWS = 100_000;

    private static final int BATCH = 1_000;
    private static final String PLACE = "/*DATA*/";

    private final Session session;
    private final Timeline timeline;
    private final long fromNanos;
    private final long toNanos;
    private final Predicate<String> channels;

    /// @param fromNanos its first moment, ns since 1970
    /// @param toNanos its last moment
    /// @param channels whose messages it has, by their names
    public HtmlPage(Session session, long fromNanos, long toNanos, Predicate<String> channels) {
        this.session = session;
        this.timeline = session.timeline();
        this.fromNanos = Math.max(fromNanos, timeline.startNanos());
        this.toNanos = Math.min(toNanos, timeline.endNanos());
        this.channels = channels;
    }

    /// Writes the page.
    ///
    /// @param name what it is called
    /// @param rows of the frames table, in order
    /// @throws IllegalArgumentException when there are more than [#MOST_ROWS]
    /// @throws IOException when the recording cannot be read or the page not be written
    public void write(String name, List<Integer> rows, TextOutput to) throws IOException {
        if (rows.size() > MOST_ROWS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "A page of %,d frames would be too large for a browser; choose at most %,d by --from, --to, --channel or"
                            + " --filter.",
                    rows.size(),
                    MOST_ROWS));
        }
        var page = template();
        int place = page.indexOf(PLACE);
        to.write(page.substring(0, place));
        var head = Json.object(head(name, rows.size()));
        to.write(quoted(head.substring(0, head.length() - 1)) + ",\"rows\":[");
        for (int from = 0; from < rows.size(); from += BATCH) {
            var lines = session.copy(new JsonLinesCopy(), rows.subList(from, Math.min(rows.size(), from + BATCH)));
            to.write((from == 0 ? "" : ",\n") + quoted(lines.strip().replace("\n", ",\n")));
        }
        to.write("]}" + page.substring(place + PLACE.length()));
    }

    // What users wrote cannot end the script that it stands in.
    private static String quoted(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String template() throws IOException {
        try (var in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("page.html"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Map<String, @Nullable Object> head(String name, int rows) throws IOException {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", name);
        fields.put(
                "about",
                String.format(
                        Locale.ROOT, "%,d frames. Read only; arrow keys go from frame to frame, Space plays.", rows));
        fields.put("fromMs", ms(fromNanos));
        fields.put("toMs", ms(toNanos));
        fields.put("lanes", timeline.participants().stream().map(this::lane).toList());
        fields.put("runs", timeline.runs().stream().map(this::run).toList());
        fields.put(
                "faults",
                timeline.faults().stream()
                        .map(fault -> span(
                                fault.span().fromNanos(),
                                fault.span().toNanos(),
                                fault.rule().label()))
                        .toList());
        fields.put("messages", messages());
        return fields;
    }

    private long ms(long nanos) {
        return (Math.min(nanos, toNanos) - timeline.startNanos()) / 1_000_000;
    }

    private Map<String, @Nullable Object> span(long from, long to, String label) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("from", ms(from));
        fields.put("to", ms(to));
        fields.put("label", label);
        return fields;
    }

    private Map<String, @Nullable Object> lane(Participant participant) {
        DeviceTrack track = timeline.tracks().get(participant.index());
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", participant.name());
        fields.put(
                "connected",
                track.links().stream().map(link -> pair(link.span())).toList());
        fields.put(
                "absent",
                track.absences().stream().map(gone -> pair(gone.span())).toList());
        return fields;
    }

    private List<Long> pair(Span span) {
        return List.of(ms(span.fromNanos()), ms(span.toNanos()));
    }

    private Map<String, @Nullable Object> run(Run run) {
        long begun = run.startedNanos() == 0 ? run.askedNanos() : run.startedNanos();
        return span(begun, run.endedNanos() == 0 ? Span.OPEN : run.endedNanos(), "Run " + run.number());
    }

    private List<Map<String, @Nullable Object>> messages() throws IOException {
        var tracks = new HashMap<String, ChannelTrack>(); // looked up only
        timeline.channels().forEach(track -> tracks.putIfAbsent(track.id().name(), track));
        var all = new ArrayList<Map<String, @Nullable Object>>();
        var messages = new ArrayList<>(session.side().messages());
        messages.sort(Comparator.comparingLong(ComparedMessage::createdNanos));
        for (var message : messages) {
            if (channels.test(message.channel()) && message.createdNanos() <= toNanos) {
                all.add(message(message, mark(tracks, message)));
            }
        }
        return all;
    }

    private static @Nullable MessageMark mark(Map<String, ChannelTrack> tracks, ComparedMessage message) {
        var track = tracks.get(message.channel());
        return track == null ? null : track.message(message.serial());
    }

    private Map<String, @Nullable Object> message(ComparedMessage message, @Nullable MessageMark mark) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("channel", message.channel());
        fields.put("author", message.author());
        fields.put("at", ms(message.createdNanos()));
        fields.put("text", message.text());
        if (message.isDeleted()) {
            fields.put("deleted", true);
        }
        if (mark != null && !mark.changes().isEmpty()) {
            fields.put("edited", true);
        } else if (mark != null && mark.appends() > 0) {
            fields.put("grown", grown(mark));
        }
        return fields;
    }

    // How many characters it had from when on.
    private List<List<Long>> grown(MessageMark mark) {
        var grown = new ArrayList<List<Long>>();
        long characters = 0;
        for (int i = 0; i < mark.versions().size(); i++) {
            characters += mark.versions().weight(i);
            grown.add(List.of(ms(mark.versions().atNanos(i)), characters));
        }
        return grown;
    }
}
