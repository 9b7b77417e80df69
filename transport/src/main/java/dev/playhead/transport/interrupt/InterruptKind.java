package dev.playhead.transport.interrupt;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All interrupts there are, in the order in which people see them.
public enum InterruptKind {
    STOP("Stop", "asks the agent to stop this run", Says.NOTHING, false, text -> new Stop()),
    STEER("Steer…", "says something to the run while it goes on", Says.TEXT, false, Steer::new),
    INTERRUPT("Stop and ask…", "stops this run, waits for its end, and asks", Says.TEXT, true, AskInstead::new),
    ASK("Ask alongside…", "asks something more while this run goes on", Says.TEXT, true, AskAlongside::new),
    REGENERATE("Answer again", "asks for another answer beside this one", Says.NOTHING, true, text -> new Regenerate()),
    EDIT(
            "Edit…",
            "asks otherwise, on a branch beside this one; a plain message is changed",
            Says.TEXT,
            true,
            Edit::new),
    DELETE("Delete", "deletes this message", Says.NOTHING, false, text -> new Delete()),
    APPROVE("Approve", "lets the tool run that waits for a person", Says.NOTHING, true, text -> new Approve()),
    REJECT("Reject…", "refuses the tool that waits for a person", Says.REASON, true, Reject::new);

    private final String title;
    private final String words;
    private final Says says;
    private final boolean wakes;
    private final Function<String, Interrupt> maker;

    private enum Says {
        NOTHING,
        REASON,
        TEXT
    }

    InterruptKind(String title, String words, Says says, boolean wakes, Function<String, Interrupt> maker) {
        this.title = title;
        this.words = words;
        this.says = says;
        this.wakes = wakes;
        this.maker = maker;
    }

    /// Returns its name in scenarios and over HTTP: `stop`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns what people call it; with an ellipsis where a text is asked for first.
    public String title() {
        return title;
    }

    /// Returns what it does, in a few words that follow its name.
    public String words() {
        return words;
    }

    /// Returns whether a text may go with it.
    public boolean says() {
        return says != Says.NOTHING;
    }

    /// Returns whether it is nothing without a text.
    public boolean needsText() {
        return says == Says.TEXT;
    }

    /// Returns whether an agent of AI Transport has to be woken for it by a request of the application.
    public boolean wakes() {
        return wakes;
    }

    /// Returns one of this kind.
    ///
    /// @param text what is said; empty for nothing
    /// @throws IllegalArgumentException when it needs a text and has none
    public Interrupt of(String text) {
        if (needsText() && text.isBlank()) {
            throw new IllegalArgumentException("\"" + id() + "\" needs a text.");
        }
        return maker.apply(text);
    }

    /// Finds a kind by its name.
    ///
    /// @throws IllegalArgumentException when there is none; the message names all
    public static InterruptKind named(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no interrupt \"" + id + "\". There are "
                        + Arrays.stream(values()).map(InterruptKind::id).collect(Collectors.joining(", ")) + "."));
    }
}
