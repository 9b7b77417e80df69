package dev.playhead.app;

import dev.playhead.app.run.WindowScenarios;
import dev.playhead.app.sample.DemoStory;
import dev.playhead.app.sample.SampleConversation;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.api.Vitals;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.ui.scenario.ScenarioActions;
import dev.playhead.ui.serving.ServeRequest;
import dev.playhead.ui.welcome.WelcomeActions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Actions of the first screen while a broker runs: it leads to the broker's session and begins the sample.
/// FX thread.
final class LiveWelcomeActions implements WelcomeActions {
    // The first pulses lay the timeline out and paint it; after these it is on the screen.
    private static final int FIRST_PULSES = 5;
    private static final long LOOKS_EVERY_NANOS = 20_000_000;

    private final Desktop desktop;
    private final BrokerServer server;
    private final Session session;
    private final ScenarioActions scenarios;
    private @Nullable CompletableFuture<SampleConversation> sample;
    private @Nullable DemoStory story;
    private volatile boolean ended;

    LiveWelcomeActions(Desktop desktop, BrokerServer server, Session session, DataDirectory data) {
        this.desktop = desktop;
        this.server = server;
        this.session = session;
        this.scenarios = new WindowScenarios(data);
    }

    /// Shows the session when the first frame arrives, unless somebody looks at a recording then. Looked for
    /// beside the FX thread: while nobody connects the window needs no pulses.
    void showWhenItBegins() {
        Thread.ofVirtual().name("first-frame").start(() -> {
            while (!hasLive() && !ended) {
                LockSupport.parkNanos(LOOKS_EVERY_NANOS);
            }
            Platform.runLater(() -> {
                if (!ended && !desktop.window().hasSession()) {
                    showLive();
                }
            });
        });
    }

    @Override
    public void open(Path file) {
        desktop.open(file);
    }

    @Override
    public void serve(ServeRequest request) {
        desktop.serve(request);
    }

    @Override
    public void choose() {
        desktop.choose();
    }

    /// The conversation begins when the timeline is on the screen: whoever watches would miss an earlier one.
    @Override
    public void startSample() {
        showLive();
        if (isUnderWay()) {
            return;
        }
        var before = sample;
        var begins = new CompletableFuture<SampleConversation>();
        sample = begins;
        onScreen(() -> desktop.window()
                .rehearse()
                .thenRun(() -> begins.completeAsync(() -> {
                    end(before);
                    return SampleConversation.start(server, 1);
                })));
    }

    /// Tells the story of the demo on stage. It begins when the stage is on the screen.
    ///
    /// @param byItself whether it goes on by itself
    void tell(boolean byItself) {
        showLive();
        var told = DemoStory.of(server, session, 1, byItself);
        story = told;
        desktop.window().tell(told);
        onScreen(told::begin);
    }

    // When what is shown has been painted.
    private static void onScreen(Runnable begin) {
        var pulses = new int[1];
        eachPulseUntil(() -> {
            if (++pulses[0] < FIRST_PULSES) {
                return false;
            }
            begin.run();
            return true;
        });
    }

    private boolean isUnderWay() {
        return sample != null && (!sample.isDone() || sample.join().isUnderWay());
    }

    @Override
    public Optional<ScenarioActions> scenarios() {
        return Optional.of(scenarios);
    }

    @Override
    public void showLive() {
        desktop.show(session, "Playhead");
    }

    @Override
    public boolean hasLive() {
        return session.timeline().frames().count() > 0;
    }

    @Override
    public Optional<Vitals> vitals() {
        return Optional.of(session.vitals());
    }

    /// Ends sample and story, if there are any.
    void end() {
        ended = true;
        end(sample);
        if (story != null) {
            story.close();
        }
    }

    private static void end(@Nullable CompletableFuture<SampleConversation> sample) {
        if (sample != null) {
            sample.thenAccept(SampleConversation::close);
        }
    }

    private static void eachPulseUntil(BooleanSupplier done) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (done.getAsBoolean()) {
                    stop();
                }
            }
        }.start();
    }
}
