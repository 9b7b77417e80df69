package dev.playhead.transport.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that a participant of ours can do.
public enum Verb {
    /// Asks a question; the agents on its channel answer.
    SEND(true, Of.DEVICE),
    /// Publishes a message that is no question.
    PUBLISH(true, Of.BOTH),
    /// Edits what it has sent last.
    EDIT(true, Of.DEVICE),
    /// Deletes what it has sent last.
    DELETE(false, Of.DEVICE),
    /// Stops the run that it saw start last.
    CANCEL(false, Of.DEVICE),
    /// Enters the presence set, or changes what it says there.
    ENTER(true, Of.BOTH),
    /// Leaves the presence set.
    LEAVE(false, Of.BOTH),
    /// Attaches to its channels.
    ATTACH(false, Of.BOTH),
    /// Detaches from its channels.
    DETACH(false, Of.BOTH),
    /// Loses its socket; it comes back by itself.
    DROP(false, Of.BOTH),
    /// Closes its connection as an app does that ends, and does not come back.
    CLOSE(false, Of.BOTH),
    /// Begins to answer a question that nobody has asked.
    ANSWER(false, Of.AGENT),
    /// Its process ends, without a word and for good.
    DIE(false, Of.AGENT);

    private final boolean says;
    private final Of of;

    private enum Of {
        DEVICE,
        AGENT,
        BOTH
    }

    Verb(boolean says, Of of) {
        this.says = says;
        this.of = of;
    }

    /// Its name in a scenario: `send`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns whether a text belongs to it.
    public boolean says() {
        return says;
    }

    /// The verbs of a device, or those of an agent.
    static List<Verb> of(boolean agents) {
        return Arrays.stream(values())
                .filter(verb -> verb.of == Of.BOTH || verb.of == (agents ? Of.AGENT : Of.DEVICE))
                .toList();
    }

    /// The verb with this name; null when there is none.
    static @Nullable Verb named(String word) {
        for (var verb : values()) {
            if (verb.word().equals(word)) {
                return verb;
            }
        }
        return null;
    }
}
