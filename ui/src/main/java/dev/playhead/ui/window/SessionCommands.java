package dev.playhead.ui.window;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.participant.Simulation;
import dev.playhead.transport.serving.Serving;
import dev.playhead.transport.session.HeldId;
import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.CommandScope;
import dev.playhead.ui.command.Held;
import dev.playhead.ui.serving.ServeBar;
import dev.playhead.ui.serving.ServeRequest;
import dev.playhead.ui.simulated.AddAgentPrompt;
import dev.playhead.ui.simulated.AddDevicePrompt;
import dev.playhead.ui.simulated.Choices;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/// Commands that every view of a session has: those that move in time, and the one that ends all faults.
final class SessionCommands {
    private static final long MS = 1_000_000;

    private SessionCommands() {}

    /// @param start to the start of the session
    static List<Command> of(ViewContext context, Runnable start) {
        var model = context.model();
        var scope = context.ofSession();
        return List.of(
                Command.of("play", "Play, pause", "Space", scope, held -> model.playPause()),
                Command.of(
                        "back",
                        "100 ms back, on Stage 1 s (Shift a tenth, Alt five times)",
                        "Left",
                        scope,
                        held -> model.step(-step(context, held))),
                Command.of(
                        "forward",
                        "100 ms forward, on Stage 1 s",
                        "Right",
                        scope,
                        held -> model.step(step(context, held))),
                Command.of("start", "To the start", "Home", scope, held -> start.run()),
                Command.of("latest", "Latest; again: follow live", "End", scope, held -> model.latest()),
                Command.of(
                        "restore-all",
                        "Restore all",
                        "Ctrl 0",
                        new CommandScope(() -> controls(context).isPresent(), "in a live session"),
                        held -> controls(context).ifPresent(Controls::restoreAll)),
                Command.of(
                        "release-all",
                        "Release all held frames",
                        "F8",
                        holding(context),
                        held -> controls(context).ifPresent(controls -> controls.release(HeldId.ALL))),
                Command.of(
                        "release-next",
                        "Release the next held frame",
                        "F10",
                        holding(context),
                        held -> release(context, -1)),
                Command.of(
                        "add-device",
                        "Add a simulated device",
                        "Ctrl Shift D",
                        simulating(context),
                        held -> add(context, AddDevicePrompt::start)),
                Command.of(
                        "add-agent",
                        "Add a simulated agent",
                        "Ctrl Shift G",
                        simulating(context),
                        held -> add(context, AddAgentPrompt::start)),
                // Behind those of held frames, which have the same keys.
                Command.of(
                        "serve-go-on",
                        "Served recording: go on, or close the gate",
                        "F8",
                        served(context),
                        held -> serving(context).ifPresent(ServeBar::toggle)),
                Command.of(
                        "serve-step",
                        "Served recording: one frame",
                        "F10",
                        served(context),
                        held -> serving(context).ifPresent(Serving::step)),
                Command.of(
                        "serve",
                        "Serve to clients from the playhead",
                        "Ctrl Shift S",
                        new CommandScope(() -> servable(context).isPresent(), "in an opened recording"),
                        held -> servable(context).ifPresent(request -> serve(context, request))));
    }

    private interface Adding {
        void start(Node owner, Simulation simulation, String channel);
    }

    private static CommandScope simulating(ViewContext context) {
        return new CommandScope(() -> simulation(context).isPresent(), "in Live");
    }

    private static Optional<Simulation> simulation(ViewContext context) {
        return Optional.ofNullable(context.liveControls()).flatMap(Controls::simulation);
    }

    private static void add(ViewContext context, Adding adding) {
        var open = context.open().get();
        var simulation = simulation(context);
        if (open != null && simulation.isPresent()) {
            var channel = Choices.channel(open.session().timeline());
            context.sideActions().over(owner -> adding.start(owner, simulation.get(), channel));
        }
    }

    private static CommandScope served(ViewContext context) {
        return new CommandScope(() -> serving(context).isPresent(), "while a recording is served");
    }

    private static Optional<Serving> serving(ViewContext context) {
        return controls(context).flatMap(Controls::serving);
    }

    private static void serve(ViewContext context, ServeRequest request) {
        var welcome = context.welcome().get();
        if (welcome != null) {
            welcome.actions().serve(request);
        }
    }

    // The opened recording from the playhead on, where the program can serve it.
    private static Optional<ServeRequest> servable(ViewContext context) {
        var open = context.open().get();
        var welcome = context.welcome().get();
        return open == null
                        || welcome == null
                        || open.session().controls().isPresent()
                        || open.session().vitals().address() != null
                ? Optional.empty()
                : Optional.of(new ServeRequest(
                        open.session().vitals().file(), context.viewport().playheadNanos(), null));
    }

    private static CommandScope holding(ViewContext context) {
        return new CommandScope(() -> stopped(context, -1).isPresent(), "in a live session in which frames are held");
    }

    /// Releases the frame that was stopped first; of one participant, or of all with -1.
    static void release(ViewContext context, int participant) {
        stopped(context, participant)
                .ifPresent(held -> controls(context).ifPresent(controls -> controls.release(held)));
    }

    // The frame that was stopped first; of one participant, or of all with -1.
    private static Optional<HeldId> stopped(ViewContext context, int participant) {
        var open = context.open().get();
        if (open == null || open.session().controls().isEmpty()) {
            return Optional.empty();
        }
        return open.session().timeline().held().stream()
                .filter(track -> track.span().isOpen() && track.hold().stopped())
                .filter(track -> participant < 0 || track.participant() == participant)
                .findFirst()
                .map(track -> track.hold().id());
    }

    // Also while the past of a live session is shown: what is broken is broken now.
    private static Optional<Controls> controls(ViewContext context) {
        var open = context.open().get();
        return open == null ? Optional.empty() : open.session().controls();
    }

    private static long step(ViewContext context, Held held) {
        var shown = context.shown().get();
        long step = shown == null ? 100 * MS : shown.stepNanos();
        return held.shift() ? step / 10 : held.alt() ? step * 5 : step;
    }
}
