package dev.playhead.ui.window;

import dev.playhead.transport.api.CheckStatus;
import dev.playhead.transport.api.Controls;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.api.Vitals;
import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.conversation.Conversation;
import dev.playhead.transport.delivery.DeliveryMatrix;
import dev.playhead.transport.delivery.MessageArrivals;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.FrameTiming;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.Phrase;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.interrupt.Interrupt;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.transport.interrupt.InterruptOutcome;
import dev.playhead.transport.interrupt.InterruptSettings;
import dev.playhead.transport.interrupt.InterruptTarget;
import dev.playhead.transport.interrupt.Steer;
import dev.playhead.transport.participant.Simulation;
import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.transport.payload.PayloadPath;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.session.HeldId;
import dev.playhead.transport.session.RecordingState;
import dev.playhead.ui.conversation.ExampleConversation;
import dev.playhead.ui.finding.ExampleFindings;
import dev.playhead.ui.timeline.ExampleObjects;
import dev.playhead.ui.timeline.ExampleSession;
import dev.playhead.ui.version.ExampleVersions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The example session, live or as a file, with controls that only take notes. It can grow.
public class FakeSession implements Session, Controls {
    private InterruptSettings interrupting = InterruptSettings.DEFAULT;
    final List<String> asked = new ArrayList<>();
    public volatile @Nullable Simulation simulation;

    private static final String ANSWER =
            "Day 2: 10:00 ferry to Lokrum, swim on the rocky east side, and be back by 16:00. Day 3: bus 12.";

    private final Object news = new Object();
    private final boolean live;
    private final String text;
    private final String question;
    volatile Vitals vitals;
    volatile double progress = 1;
    volatile List<String> damage = List.of();
    private volatile Timeline timeline = ExampleSession.timeline();
    private volatile long epoch = 1;
    private volatile long eventEpoch = 1;
    private volatile long entries = 1;

    FakeSession() {
        this(ANSWER);
    }

    /// With `text` as what the agent writes, and everywhere else where text of users is shown.
    FakeSession(String text) {
        this(text, true);
    }

    private FakeSession(String text, boolean live) {
        this.text = text;
        this.live = live;
        vitals = new Vitals(
                live ? "localhost:9477" : null,
                5,
                142,
                0,
                Path.of("trip-planner.mcap"),
                1_400_000,
                212_000_000_000L,
                RecordingState.FINE);
        question = text.startsWith("Day 2") ? "Plan three days." : text;
    }

    /// A recording, which may still be being read.
    static FakeSession file() {
        return new FakeSession(ANSWER, false);
    }

    /// A session with this timeline.
    static FakeSession of(Timeline timeline) {
        var session = new FakeSession();
        session.timeline = timeline;
        return session;
    }

    /// The example session with objects.
    public static FakeSession withObjects() {
        var session = new FakeSession();
        session.timeline = ExampleObjects.in(session.timeline);
        return session;
    }

    public static FakeSession simulating(Simulation simulation) {
        var session = new FakeSession();
        session.simulation = simulation;
        return session;
    }

    /// From now on it has these frames and ends with the last of them.
    void frames(RegularFrames frames) {
        var old = timeline;
        timeline = ending(old, frames.atNanos(frames.count() - 1), frames);
        entries++;
        eventEpoch = epoch + 1;
        laterOn();
    }

    /// So much time passes, and nothing else happens.
    void laterOn(long nanos) {
        var old = timeline;
        timeline = ending(old, old.endNanos() + nanos, old.frames());
        laterOn();
    }

    private static Timeline ending(Timeline old, long endNanos, Frames frames) {
        return new Timeline(
                old.startNanos(),
                endNanos,
                frames.count(),
                frames,
                old.participants(),
                old.runs(),
                old.tracks(),
                old.channels(),
                old.members(),
                old.faults(),
                old.held(),
                old.rest(),
                old.connections(),
                old.objects(),
                old.density());
    }

    /// Time passes, and nothing else happens.
    void laterOn() {
        synchronized (news) {
            epoch++;
            news.notifyAll();
        }
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public long eventEpoch() {
        return eventEpoch;
    }

    @Override
    public long entries() {
        return entries;
    }

    @Override
    public void awaitNews(long known, long mostMs) throws InterruptedException {
        long until = System.nanoTime() + mostMs * 1_000_000;
        synchronized (news) {
            for (long left = mostMs; epoch == known && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
                news.wait(left);
            }
        }
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public SessionState at(long nanos) {
        long at = nanos == Long.MAX_VALUE ? timeline.endNanos() : nanos;
        return new SessionState(
                at,
                new SessionState.ShownMessage(
                        ChannelId.shared("ai:trip-42"), "serial", 5, question, text, true, text.length()),
                List.of(
                        new ConnectionStatus(0, ConnectionStatus.State.CONNECTED, at, 12_000_000, 0, null),
                        new ConnectionStatus(
                                1, ConnectionStatus.State.CUT, at - 3_800_000_000L, -1, 48, new RuleId("F-4")),
                        new ConnectionStatus(2, ConnectionStatus.State.CONNECTED, at, 17_000_000, 0, null)),
                List.of(
                        new SessionState.DeviceText(0, AttachmentStatus.ATTACHED, text, text, at),
                        new SessionState.DeviceText(1, AttachmentStatus.AWAY, begun(), begun(), at - 3_800_000_000L),
                        new SessionState.DeviceText(2, AttachmentStatus.ATTACHED, text, text, at)),
                List.of(question.length() > 40 ? beginning() : "ann-laptop"),
                1,
                7,
                31,
                2,
                1,
                "serial");
    }

    @Override
    public FrameDetail detail(int row, long nanos) {
        // The phone has everything once it has resumed, ten seconds after the frame.
        boolean back = nanos - timeline.frames().atNanos(row) > 10_000_000_000L;
        var state = back ? FrameDetail.Delivery.State.RESUMED : FrameDetail.Delivery.State.MISSING;
        return new FrameDetail(
                row,
                List.of(Phrase.plain("Appended " + text)),
                List.of(),
                FrameTiming.NONE,
                List.of(new FrameDetail.Field("data", text)),
                new PayloadNode(PayloadPath.ROOT, PayloadNode.Kind.TEXT, text, 0, 0, List.of()),
                Format.JSON,
                true,
                new byte[0],
                null,
                List.of(new FrameDetail.Delivery(1, -1, -1, back ? 9 : 3, false, state, state.words(), "")));
    }

    @Override
    public CheckStatus checks(long nanos) {
        return ExampleFindings.checks(timeline, nanos);
    }

    @Override
    public DeliveryMatrix deliveries(ChannelId channel, int from, int to, long lateNanos, long nanos) {
        return ExampleFindings.deliveries(timeline, from, to, lateNanos, nanos);
    }

    @Override
    public int deliveredVersions(ChannelId channel, long nanos) {
        return ExampleFindings.versions(timeline, nanos);
    }

    @Override
    public Map<String, String> history(ChannelId channel, Collection<String> serials, long nanos) {
        return ExampleFindings.history(serials);
    }

    @Override
    public ChannelState channel(ChannelId channel, long nanos) {
        return ExampleConversation.at(timeline, Math.min(nanos, timeline.endNanos()));
    }

    @Override
    public MessageVersions versions(ChannelId channel, String serial) {
        var versions = ExampleVersions.of(timeline, serial);
        return text.equals(ANSWER)
                ? versions
                : new MessageVersions(
                        serial,
                        versions.all().stream()
                                .map(version -> new MessageVersions.Version(
                                        version.number(),
                                        version.kind(),
                                        version.atNanos(),
                                        version.participant(),
                                        version.row(),
                                        version.serial(),
                                        version.number() % 2 == 0 ? beginning() : text))
                                .toList());
    }

    @Override
    public MessageArrivals arrivals(ChannelId channel, String serial, long lateNanos, long nanos) {
        return ExampleVersions.arrivals(timeline, serial, nanos);
    }

    // The phone has nothing of what came while it was cut.
    @Override
    public Map<String, String> sentTexts(ChannelId channel, Collection<String> serials, int participant, long nanos) {
        long until = participant == 1 ? Math.min(nanos, ExampleSession.at(124.6)) : nanos;
        return ExampleConversation.at(timeline, until).conversation().items().stream()
                .filter(item -> serials.contains(item.place().serial()))
                .filter(Conversation.Said.class::isInstance)
                .collect(Collectors.toMap(item -> item.place().serial(), item -> ((Conversation.Said) item).text()));
    }

    @Override
    public String summary(int row) {
        return beginning();
    }

    private String begun() {
        return text.substring(0, Math.min(40, text.length()));
    }

    // As long as a summary is.
    private String beginning() {
        return text.substring(0, Math.min(120, text.length()));
    }

    @Override
    public Vitals vitals() {
        return vitals;
    }

    @Override
    public double progress() {
        return progress;
    }

    @Override
    public List<String> damage() {
        return damage;
    }

    @Override
    public Optional<Controls> controls() {
        return live ? Optional.of(this) : Optional.empty();
    }

    @Override
    public void close() {}

    @Override
    public CompletableFuture<RuleId> set(int participant, Fault fault) {
        var words = new StringBuilder(fault.kind()).append(' ').append(participant);
        fault.fields().values().forEach(value -> words.append(' ').append(value));
        asked.add(words.toString());
        return CompletableFuture.completedFuture(new RuleId("F-9"));
    }

    @Override
    public Optional<Simulation> simulation() {
        return Optional.ofNullable(simulation);
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
    public void release(HeldId held) {
        asked.add("release " + held);
    }

    @Override
    public void release(HeldId held, String json) {
        asked.add("release " + held + " as " + json);
    }

    @Override
    public void drop(HeldId held) {
        asked.add("drop " + held);
    }

    @Override
    public void stop(Run run) {
        asked.add("stop " + run.id());
    }

    @Override
    public CompletableFuture<InterruptOutcome> interrupt(
            Interrupt interrupt, InterruptTarget target, InterruptSettings how) {
        asked.add(interrupt + " " + target.run() + " as " + how.clientId());
        return interrupt instanceof Steer(var text) && text.isBlank()
                ? CompletableFuture.failedFuture(new IllegalArgumentException("No run is there to act on."))
                : CompletableFuture.completedFuture(new InterruptOutcome(how.clientId(), List.of("s"), List.of()));
    }

    @Override
    public CompletableFuture<Map<InterruptKind, String>> refusals(InterruptTarget target) {
        return CompletableFuture.completedFuture(Map.of(InterruptKind.APPROVE, "No tool waits for a person here."));
    }

    @Override
    public InterruptSettings interruptSettings() {
        return interrupting;
    }

    @Override
    public void set(InterruptSettings settings) {
        interrupting = settings;
    }
}
