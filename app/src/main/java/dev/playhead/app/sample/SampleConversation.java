package dev.playhead.app.sample;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.server.BrokerServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A conversation about a trip, about a minute long: three devices, one agent, an edit, a delete, a stop, and a phone
/// that loses its connection in the middle of the long answer. Everything passes the broker over real sockets.
public final class SampleConversation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SampleConversation.class);
    static final String CHANNEL = "ai:trip-42";
    private static final String PHONE = "ann-phone";

    // Ids are of this conversation: another one may follow on the same channel.
    private final String id = "sample-" + Long.toString(System.currentTimeMillis(), 36);
    private final BrokerServer broker;
    private final Pace pace;
    private final List<SampleDevice> devices = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private int inputs;
    private volatile boolean done;

    private SampleConversation(BrokerServer broker, double speed) {
        this.broker = broker;
        this.pace = new Pace(speed);
        this.thread = Thread.ofPlatform().daemon().name("sample").unstarted(this::run);
    }

    /// Starts the conversation on a thread of its own, `speed` times as fast as people talk.
    public static SampleConversation start(BrokerServer broker, double speed) {
        var sample = new SampleConversation(broker, speed);
        sample.thread.start();
        return sample;
    }

    /// Waits until the last answer has ended. The devices stay connected until [#close].
    ///
    /// @return whether the conversation went to its end
    public boolean await() throws InterruptedException {
        thread.join();
        return done;
    }

    /// Returns whether it has not come to its end yet.
    public boolean isUnderWay() {
        return thread.isAlive();
    }

    private void run() {
        LOG.info("The sample begins");
        try {
            var laptop = join("ann-laptop", message -> {});
            var phone = join(PHONE, message -> {});
            var tablet = join("ann-tablet", message -> {});
            var stops = new SampleStops();
            var planner = join(SampleAgent.CLIENT_ID, stops::heard);
            play(laptop, phone, tablet, new SampleAgent(planner, stops, pace, id));
            done = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            LOG.warn("The sample ended early", e);
        }
    }

    private SampleDevice join(String clientId, Consumer<Message> onMessage) throws InterruptedException {
        var device = SampleDevice.start(broker.port(), clientId, CHANNEL, onMessage);
        devices.add(device);
        device.channel().enter(null);
        pace.sleep(250);
        return device;
    }

    private void play(SampleDevice laptop, SampleDevice phone, SampleDevice tablet, SampleAgent agent)
            throws InterruptedException {
        pace.sleep(600);
        var note = say(laptop, "Ann: two adults, three days, no car.");
        pace.sleep(900);
        agent.answer("ann-laptop", ask(laptop, "ann-laptop", SampleText.FERRY_QUESTION), SampleText.FERRY, 0);
        var corrected = Message.builder().data(new Data.Text("Ann: two adults, vegan, no car."));
        laptop.channel().update(note, corrected).await();
        var typo = say(phone, "Ben: can we take the dgo?");
        pace.sleep(1500);
        phone.channel().delete(typo).await();
        pace.sleep(800);

        var stopped = agent.nextRun();
        var input = ask(tablet, "ann-tablet", SampleText.MUSEUM_QUESTION);
        var stop = Thread.ofVirtual().start(() -> stopLater(phone, stopped));
        agent.answer("ann-tablet", input, SampleText.MUSEUM, 0);
        stop.join();
        pace.sleep(1800);

        input = ask(laptop, "ann-laptop", SampleText.TRIP_QUESTION);
        var cut = Thread.ofVirtual().start(this::cutPhone);
        agent.answer("ann-laptop", input, SampleText.TRIP, 1100);
        cut.join();
    }

    private static String say(SampleDevice device, String text) throws InterruptedException {
        return SampleDevice.serial(
                device.channel().publish(Message.builder().name("note").data(new Data.Text(text))));
    }

    private String ask(SampleDevice device, String clientId, String question) throws InterruptedException {
        var input = id + "-question-" + ++inputs;
        SampleQuestion.ask(device, clientId, input, question).await();
        pace.sleep(300);
        return input;
    }

    private void stopLater(SampleDevice phone, String run) {
        try {
            pace.sleep(5000);
            SampleQuestion.stop(phone, run).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cutPhone() {
        try {
            pace.sleep(6000);
            var rule = broker.set(new FaultRule.Target.Client(PHONE), new Cut(), "Cut phone")
                    .join();
            pace.sleep(4000);
            broker.restore(rule);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        devices.forEach(SampleDevice::close);
    }
}
