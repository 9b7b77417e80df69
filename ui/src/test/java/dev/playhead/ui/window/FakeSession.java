package dev.playhead.ui.window;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.api.Vitals;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Moment;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Standing;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.RecordingState;
import dev.playhead.transport.protocol.Format;
import dev.playhead.ui.timeline.ExampleSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The example session, live, with controls that only take notes.
final class FakeSession implements Session, Controls {
    final List<String> asked = new ArrayList<>();
    private final Timeline timeline = ExampleSession.timeline();
    private final String text;
    private final String question;

    FakeSession() {
        this("Day 2: 10:00 ferry to Lokrum, swim on the rocky east side, and be back by 16:00. Day 3: bus 12.");
    }

    /// With `text` as what the agent writes, and everywhere else where text of users is shown.
    FakeSession(String text) {
        this.text = text;
        question = text.startsWith("Day 2") ? "Plan three days." : text;
    }

    @Override
    public long epoch() {
        return 1;
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public Moment at(long nanos) {
        long at = nanos == Long.MAX_VALUE ? timeline.endNanos() : nanos;
        return new Moment(
                at,
                new Moment.Subject(ChannelId.shared("ai:trip-42"), "serial", 5, question, text, true),
                List.of(
                        new Standing(0, Standing.State.CONNECTED, at, 12_000_000, 0, null),
                        new Standing(1, Standing.State.CUT, at - 3_800_000_000L, -1, 48, new RuleId("F-4")),
                        new Standing(2, Standing.State.CONNECTED, at, 17_000_000, 0, null)),
                List.of(
                        new Moment.DeviceText(0, text, at),
                        new Moment.DeviceText(1, text.substring(0, Math.min(40, text.length())), at - 3_800_000_000L),
                        new Moment.DeviceText(2, text, at)),
                List.of(question.length() > 40 ? beginning() : "ann-laptop"),
                1,
                7,
                31,
                2,
                1,
                "serial");
    }

    @Override
    public FrameDetail detail(int row) {
        return new FrameDetail(
                row,
                "Appended " + text,
                List.of(new FrameDetail.Field("data", text)),
                List.of(),
                Format.JSON,
                new byte[0],
                text,
                null,
                List.of(new FrameDetail.Delivery(0, 1_000_000, 1, true, beginning())));
    }

    @Override
    public String summary(int row) {
        return beginning();
    }

    // As long as a summary is.
    private String beginning() {
        return text.substring(0, Math.min(120, text.length()));
    }

    @Override
    public Vitals vitals() {
        return new Vitals(
                "localhost:9477",
                5,
                142,
                0,
                Path.of("trip-planner.mcap"),
                1_400_000,
                212_000_000_000L,
                RecordingState.FINE);
    }

    @Override
    public Optional<Controls> controls() {
        return Optional.of(this);
    }

    @Override
    public void close() {}

    @Override
    public RuleId cut(int party) {
        asked.add("cut " + party);
        return new RuleId("F-9");
    }

    @Override
    public RuleId slow(int party, long latencyMs) {
        asked.add("slow " + party + " " + latencyMs);
        return new RuleId("F-9");
    }

    @Override
    public void restore(RuleId rule) {
        asked.add("restore " + rule);
    }

    @Override
    public void restoreAll() {
        asked.add("restore all");
    }

    @Override
    public void stop(Run run) {
        asked.add("stop " + run.id());
    }
}
