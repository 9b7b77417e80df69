package dev.playhead.transport.scenario;

import dev.playhead.transport.interrupt.InterruptKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that a participant of ours can do.
public enum Verb {
    /// Asks a question; the agents on its channel answer.
    SEND(Says.TEXT, Of.DEVICE),
    /// Publishes a message that is no question.
    PUBLISH(Says.TEXT, Of.BOTH),
    /// Edits what it has sent last.
    EDIT(Says.TEXT, Of.DEVICE),
    /// Deletes what it has sent last.
    DELETE(Says.NOTHING, Of.DEVICE),
    /// Stops the run that it saw start last.
    CANCEL(Says.NOTHING, Of.DEVICE),
    /// Stops a run, as all interrupts the newest that is not over.
    STOP(InterruptKind.STOP),
    /// Says something to a run while it goes on.
    STEER(InterruptKind.STEER),
    /// Stops a run, waits for its end, and asks.
    INTERRUPT(InterruptKind.INTERRUPT),
    /// Asks something more while a run goes on.
    ASK(InterruptKind.ASK),
    /// Asks for another answer to the same question.
    REGENERATE(InterruptKind.REGENERATE),
    /// Lets the tool run that waits for a person.
    APPROVE(InterruptKind.APPROVE),
    /// Refuses the tool that waits for a person.
    REJECT(InterruptKind.REJECT),
    /// Enters the presence set, or changes what it says there.
    ENTER(Says.MAYBE, Of.BOTH),
    /// Leaves the presence set.
    LEAVE(Says.NOTHING, Of.BOTH),
    /// Attaches to its channels.
    ATTACH(Says.NOTHING, Of.BOTH),
    /// Detaches from its channels.
    DETACH(Says.NOTHING, Of.BOTH),
    /// Loses its socket; it comes back by itself.
    DROP(Says.NOTHING, Of.BOTH),
    /// Closes its connection as an app does that ends, and does not come back.
    CLOSE(Says.NOTHING, Of.BOTH),
    /// Begins to answer a question that nobody has asked.
    ANSWER(Says.NOTHING, Of.AGENT),
    /// Its process ends, without a word and for good.
    DIE(Says.NOTHING, Of.AGENT);

    private final Says says;
    private final Of of;
    private final @Nullable InterruptKind interrupt;

    private enum Of {
        DEVICE,
        AGENT,
        BOTH
    }

    private enum Says {
        NOTHING,
        MAYBE,
        TEXT
    }

    Verb(Says says, Of of) {
        this.says = says;
        this.of = of;
        this.interrupt = null;
    }

    Verb(InterruptKind interrupt) {
        this.says = interrupt.needsText() ? Says.TEXT : interrupt.says() ? Says.MAYBE : Says.NOTHING;
        this.of = Of.DEVICE;
        this.interrupt = interrupt;
    }

    /// Its name in a scenario: `send`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns whether a text may belong to it.
    public boolean says() {
        return says != Says.NOTHING;
    }

    /// Returns whether it is nothing without a text.
    public boolean needsText() {
        return says == Says.TEXT;
    }

    /// Returns the interrupt that it is; null when it is none.
    public @Nullable InterruptKind interrupt() {
        return interrupt;
    }

    /// The verbs of a device, or those of an agent.
    public static List<Verb> of(boolean agents) {
        return Arrays.stream(values())
                .filter(verb -> verb.of == Of.BOTH || verb.of == (agents ? Of.AGENT : Of.DEVICE))
                .toList();
    }

    /// The verb with this name; null when there is none.
    public static @Nullable Verb named(String word) {
        for (var verb : values()) {
            if (verb.word().equals(word)) {
                return verb;
            }
        }
        return null;
    }
}
