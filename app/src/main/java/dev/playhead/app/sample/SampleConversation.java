package dev.playhead.app.sample;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.server.BrokerServer;
import java.net.http.HttpClient;
import java.util.List;
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
    private final HttpClient http = HttpClient.newHttpClient();
    private final SampleClient laptop;
    private final SampleClient phone;
    private final SampleClient tablet;
    private final SampleClient planner;
    private final SampleAgent agent;
    private final Thread thread;
    private int inputs;
    private volatile boolean done;

    private SampleConversation(BrokerServer broker, double speed) {
        this.broker = broker;
        this.pace = new Pace(speed);
        this.laptop = client("ann-laptop");
        this.phone = client(PHONE);
        this.tablet = client("ann-tablet");
        this.planner = new SampleClient(http, broker.port(), SampleAgent.CLIENT_ID, CHANNEL, this::heard);
        this.agent = new SampleAgent(planner, pace, id);
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

    /// Whether it has not come to its end yet.
    public boolean isUnderWay() {
        return thread.isAlive();
    }

    private SampleClient client(String clientId) {
        return new SampleClient(http, broker.port(), clientId, CHANNEL, message -> {});
    }

    private void heard(Message message) {
        agent.heard(message);
    }

    private void run() {
        LOG.info("The sample begins");
        try {
            for (var client : List.of(laptop, phone, tablet, planner)) {
                client.start();
                client.present(PresenceAction.ENTER, null);
                pace.sleep(250);
            }
            play();
            done = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            LOG.warn("The sample ended early", e);
        }
    }

    private void play() throws InterruptedException {
        pace.sleep(600);
        var note = say(laptop, "Ann: two adults, three days, no car.");
        pace.sleep(900);
        agent.answer("ann-laptop", ask(laptop, "ann-laptop", SampleText.FERRY_QUESTION), SampleText.FERRY, 0);
        laptop.publish(
                SampleClient.change(MessageAction.UPDATE, note).data(new Data.Text("Ann: two adults, vegan, no car.")));
        var typo = say(phone, "Ben: can we take the dgo?");
        pace.sleep(1500);
        phone.publish(SampleClient.change(MessageAction.DELETE, typo));
        pace.sleep(800);

        var stopped = agent.nextRun();
        var input = ask(tablet, "ann-tablet", SampleText.MUSEUM_QUESTION);
        var stop = Thread.ofVirtual().start(() -> stopLater(stopped));
        agent.answer("ann-tablet", input, SampleText.MUSEUM, 0);
        stop.join();
        pace.sleep(1800);

        input = ask(laptop, "ann-laptop", SampleText.TRIP_QUESTION);
        var cut = Thread.ofVirtual().start(this::cutPhone);
        agent.answer("ann-laptop", input, SampleText.TRIP, 1100);
        cut.join();
    }

    private static String say(SampleClient device, String text) throws InterruptedException {
        return device.publish(Message.builder().name("note").data(new Data.Text(text)));
    }

    private String ask(SampleClient device, String clientId, String question) throws InterruptedException {
        var input = id + "-question-" + ++inputs;
        var headers = new SampleHeaders()
                .with("role", "user")
                .with("codec-message-id", input)
                .with("run-client-id", clientId)
                .with("event-id", input + "-event")
                .with("stream", "false")
                .codec("kind", "user-message")
                .codec("partType", "text");
        device.publish(
                Message.builder().name("ai-input").data(new Data.Text(question)).extras(headers.extras()));
        pace.sleep(300);
        return input;
    }

    private void stopLater(String run) {
        try {
            pace.sleep(5000);
            var headers = new SampleHeaders().with("run-id", run).with("event-id", run + "-stop");
            phone.publish(Message.builder().name("ai-cancel").extras(headers.extras()));
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
        for (var client : List.of(laptop, phone, tablet, planner)) {
            client.close();
        }
        http.shutdownNow();
    }
}
