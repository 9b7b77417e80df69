package dev.playhead.app.sample;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.ui.stage.Story;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The story of the demo: one person on three devices, an agent that answers, a tunnel, a way back, and a stop. Real
/// clients talk to the broker over sockets. Each step waits for what the broker has recorded, never for a time, so
/// that a slow machine only takes longer.
public final class DemoStory implements Story, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStory.class);
    private static final String LAPTOP = "ann-laptop";
    private static final String PHONE = "ann-phone";
    private static final String TABLET = "ann-tablet";
    private static final long LOOKS_EVERY_MS = 250;
    private static final long READING_MS = 2_500;
    private static final int BEGUN = 160;
    private static final int LACKS = 80;

    private final BrokerServer broker;
    private final Session session;
    private final Pace pace;
    private final StoryProgress progress;
    private final StoryGate gate = new StoryGate();
    private final SampleStops stops = new SampleStops();
    private final Map<String, SampleDevice> clients = new HashMap<>(); // the story's thread alone; looked up only
    private final String id = "story-" + Long.toString(System.currentTimeMillis(), 36);
    private final Thread thread;
    private volatile @Nullable Thread answering;
    // Id of the one that answers; the story's thread alone.
    private String run = "";
    private int rounds;

    private DemoStory(BrokerServer broker, Session session, double speed, boolean byItself) {
        this.broker = broker;
        this.session = session;
        pace = new Pace(speed);
        progress = new StoryProgress(byItself);
        thread = Thread.ofPlatform().daemon().name("story").unstarted(this::run);
    }

    /// Makes a story that begins with [#begin].
    ///
    /// @param session of the broker; stays open
    /// @param speed 1 as people and models talk
    /// @param byItself whether it goes on by itself, until somebody asks for a step
    public static DemoStory of(BrokerServer broker, Session session, double speed, boolean byItself) {
        return new DemoStory(broker, session, speed, byItself);
    }

    /// Begins on a thread of its own.
    public void begin() {
        thread.start();
    }

    @Override
    public List<Step> steps() {
        return StoryText.STEPS;
    }

    @Override
    public State state() {
        return progress.state();
    }

    @Override
    public void next() {
        progress.next();
    }

    @Override
    public void byItself(boolean is) {
        progress.byItself(is);
    }

    @Override
    public void listen(Runnable listener) {
        progress.listen(listener);
    }

    private void run() {
        try {
            while (true) {
                tell();
                progress.awaitKey();
                progress.beginAnew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            LOG.warn("The story ended early", e);
        } finally {
            clients.values().forEach(SampleDevice::close);
        }
    }

    private void tell() throws InterruptedException {
        gate.open(0);
        begin("all three devices and the planner are there");
        for (var client : List.of(LAPTOP, PHONE, TABLET)) {
            join(client, message -> {});
        }
        join(SampleAgent.CLIENT_ID, stops::heard);
        needs(moment -> moment.members().containsAll(Set.of(LAPTOP, PHONE, TABLET, SampleAgent.CLIENT_ID)), false);

        begin("all three devices have the beginning of the answer");
        run = ask();
        gate.open(0.4);
        needs(moment -> everyDevice(moment, has -> has.text().length() >= BEGUN), false);

        begin("the phone lacks " + LACKS + " characters");
        var cut = broker.set(new FaultRule.Target.Client(PHONE), new Cut(), "Cut phone")
                .join();
        gate.open(0.75);
        needs(moment -> lacks(moment, PHONE) >= LACKS, false);

        begin("the phone has all that the server has");
        restore(cut);
        gate.open(0.9);
        needs(moment -> everyDevice(moment, has -> has.text().length() >= settled(moment)), false);

        begin("the answer has ended, and all three devices have the same text");
        gate.open(1);
        var unused = SampleQuestion.stop(client(TABLET), run);
        awaitAnswer();
        needs(moment -> everyDevice(moment, has -> lacks(moment, has) == 0), true);
    }

    private void begin(String waitsFor) {
        progress.begin(session.timeline().endNanos(), waitsFor);
    }

    private void join(String clientId, Consumer<Message> onMessage) throws InterruptedException {
        while (!clients.containsKey(clientId)) {
            try {
                var device = SampleDevice.start(broker.port(), clientId, SampleConversation.CHANNEL, onMessage);
                clients.put(clientId, device);
                device.channel().enter(null);
            } catch (IllegalStateException e) {
                LOG.warn("{} tries again to join", clientId, e);
            }
        }
    }

    private SampleDevice client(String clientId) {
        var client = clients.get(clientId);
        if (client == null) {
            throw new IllegalStateException(clientId + " has not joined.");
        }
        return client;
    }

    // Returns the id of the run that answers.
    private String ask() throws InterruptedException {
        var round = id + "-" + ++rounds;
        var agent = new SampleAgent(client(SampleAgent.CLIENT_ID), stops, pace, round);
        var asked = agent.nextRun();
        var input = round + "-question";
        var unused = SampleQuestion.ask(client(LAPTOP), LAPTOP, input, StoryText.QUESTION);
        answering = Thread.ofVirtual().start(() -> {
            try {
                agent.answer(
                        LAPTOP,
                        input,
                        StoryText.ANSWER,
                        (token, all) -> gate.pass((double) token / all, () -> stops.has(asked)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IllegalStateException e) {
                LOG.warn("The agent ended early", e);
            }
        });
        return asked;
    }

    private void awaitAnswer() throws InterruptedException {
        var agent = answering;
        if (agent != null) {
            agent.join();
        }
    }

    private void restore(RuleId rule) {
        broker.restore(rule);
    }

    /// Waits until the session is as a step needs it, or somebody insists on the next; then until it is time for that.
    private void needs(Predicate<SessionState> condition, boolean last) throws InterruptedException {
        long known = session.epoch();
        while (progress.asked() < 2 && !holds(condition)) {
            session.awaitNews(known, LOOKS_EVERY_MS);
            known = session.epoch();
        }
        progress.ready(last);
        if (!last) {
            progress.awaitNext(pace.ms(READING_MS));
        }
    }

    // Where the state cannot be read nothing is known, and the story waits on.
    private boolean holds(Predicate<SessionState> condition) {
        try {
            return condition.test(session.at(Long.MAX_VALUE));
        } catch (IOException e) {
            LOG.warn("The story cannot read the state of the session", e);
            return false;
        }
    }

    private boolean everyDevice(SessionState moment, Predicate<SessionState.DeviceText> what) {
        return isAnswer(moment)
                && List.of(LAPTOP, PHONE, TABLET).stream()
                        .allMatch(client -> moment.texts().stream()
                                .anyMatch(has ->
                                        isOf(has, client) && has.attachment().isOwed() && what.test(has)));
    }

    // The message that changes may still be one of before.
    private boolean isAnswer(SessionState moment) {
        var subject = moment.subject();
        return subject != null
                && subject.run() >= 0
                && session.timeline().runs().get(subject.run()).id().equals(run);
    }

    private boolean isOf(SessionState.DeviceText text, String clientId) {
        return clientId.equals(
                session.timeline().participants().get(text.participant()).clientId());
    }

    private int lacks(SessionState moment, String clientId) {
        return !isAnswer(moment)
                ? 0
                : moment.texts().stream()
                        .filter(has -> isOf(has, clientId))
                        .mapToInt(has -> lacks(moment, has))
                        .findFirst()
                        .orElse(0);
    }

    private static int lacks(SessionState moment, SessionState.DeviceText has) {
        var subject = moment.subject();
        return subject == null ? 0 : subject.text().length() - has.text().length();
    }

    private static int settled(SessionState moment) {
        var subject = moment.subject();
        return subject == null ? 0 : subject.settled();
    }

    /// Ends it; its devices leave.
    @Override
    public void close() {
        thread.interrupt();
        var agent = answering;
        if (agent != null) {
            agent.interrupt();
        }
    }
}
