package dev.playhead.ui.simulated;

import dev.playhead.transport.participant.SimulatedParticipant;
import dev.playhead.transport.participant.Simulation;
import dev.playhead.transport.scenario.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;

/// Deeds that can be done to simulated participants from the window. FX thread.
public final class SimulatedDeeds {
    private SimulatedDeeds() {}

    /// Something that can be done to a simulated participant.
    ///
    /// @param id stable, unique among those of one participant
    /// @param words what it is, for a menu
    /// @param doing does it, or asks first what there is to say
    public record Deed(String id, String words, Doing doing) {}

    /// The doing of a deed.
    public interface Doing {
        /// @param owner a node of the window
        /// @param failed told on the FX thread why it could not be done
        void run(Node owner, Consumer<String> failed);
    }

    /// Returns the words of a verb for a menu.
    static String words(Verb verb) {
        return switch (verb) {
            case SEND -> "Ask\u2026";
            case PUBLISH -> "Publish\u2026";
            case EDIT -> "Edit what it sent\u2026";
            case DELETE -> "Delete what it sent";
            case CANCEL -> "Stop the run it saw start";
            case STOP, STEER, INTERRUPT, ASK, REGENERATE, APPROVE, REJECT ->
                Objects.requireNonNull(verb.interrupt()).title();
            case ENTER -> "Enter presence\u2026";
            case LEAVE -> "Leave presence";
            case ATTACH -> "Attach";
            case DETACH -> "Detach";
            case DROP -> "Drop its socket";
            case CLOSE -> "Close its connection";
            case ANSWER -> "Answer unasked";
            case DIE -> "Die";
        };
    }

    /// Returns the one word of a verb for a button.
    static String button(Verb verb) {
        return switch (verb) {
            case SEND -> "Ask";
            case ANSWER -> "Answer";
            default -> words(verb).split("[ \u2026]")[0];
        };
    }

    /// Returns all that can be done to somebody as it stands.
    public static List<Deed> of(SimulatedParticipant who, Simulation simulation) {
        var all = new ArrayList<Deed>();
        if (who.state() == SimulatedParticipant.State.ENDED) {
            all.add(new Deed("connect", "Connect", (owner, failed) -> told(simulation.connect(who.name()), failed)));
        } else {
            for (var verb : ordered(who)) {
                all.add(new Deed(
                        verb.word(), words(verb), (owner, failed) -> act(owner, who, verb, simulation, failed)));
            }
        }
        all.add(new Deed("remove", "Remove", (owner, failed) -> told(simulation.remove(who.name()), failed)));
        return all;
    }

    // What it is there for comes first.
    private static List<Verb> ordered(SimulatedParticipant who) {
        var verbs = new ArrayList<>(who.verbs());
        if (verbs.remove(Verb.ANSWER)) {
            verbs.addFirst(Verb.ANSWER);
        }
        return verbs;
    }

    private static void act(
            Node owner, SimulatedParticipant who, Verb verb, Simulation simulation, Consumer<String> failed) {
        if (verb.says()) {
            SayPrompt.start(owner, who, verb, simulation);
        } else {
            told(simulation.act(who.name(), verb, ""), failed);
        }
    }

    private static void told(CompletableFuture<?> done, Consumer<String> failed) {
        var unused = done.whenComplete((result, why) -> {
            if (why != null) {
                Platform.runLater(() -> failed.accept(AddPrompt.why(why)));
            }
        });
    }
}
