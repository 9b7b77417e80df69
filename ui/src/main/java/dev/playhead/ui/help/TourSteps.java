package dev.playhead.ui.help;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The four steps of the tour, for the window as it is.
final class TourSteps {
    private static final double WHOLE = Double.MAX_VALUE;
    // Overview and ruler.
    private static final double SCRUBBER = 82;

    private TourSteps() {}

    /// @param address host and port of the broker of the session; empty for a recording
    /// @param connects whether the window has a page that says how to connect
    /// @param key returns the keys of the command with an id
    static List<TourStep> of(Optional<String> address, boolean connects, UnaryOperator<String> key) {
        return List.of(
                address.map(at -> new TourStep(
                                "Connect your app",
                                "Point any Ably SDK at " + at + ": only the host and the port change. Whoever connects"
                                        + " appears here at once, and is recorded from the first byte.",
                                List.of(".ph-address-box", "#view-welcome"),
                                WHOLE))
                        .orElse(new TourStep(
                                "Connect your app",
                                connects
                                        ? "This is a recording. Connect has the lines to copy for your own app, and what"
                                                + " it does is recorded and kept in Sessions."
                                        : "This is a recording. Started without a file, Playhead runs a broker, and has"
                                                + " the lines to copy for your own app.",
                                List.of(connects ? "#view-welcome" : "#view-timeline", "#view-sessions"),
                                WHOLE)),
                new TourStep(
                        "Move the playhead",
                        "Drag here, or press " + either(key.apply("back"), key.apply("forward"))
                                + ". Every pane shows the session at that moment." + then(key.apply("latest"), "now")
                                + " Lanes are quiet while all is well; colour means that something was lost, late or"
                                + " chosen by you.",
                        List.of(".ph-lanes"),
                        SCRUBBER),
                new TourStep(
                        "See what each device has",
                        "A card for each device has the text as it was sent there, with what is missing. Cut, Slow and"
                                + " Flaky on the tiles above break the connection of one device"
                                + ends(key.apply("restore-all")),
                        List.of(".ph-stage-column", ".ph-device-strip"),
                        WHOLE),
                new TourStep(
                        "Find out why",
                        "Findings say what went wrong in plain words, with the frames that prove it. Faults have rules"
                                + " that lose, delay or hold frames, so that you can make it happen again."
                                + palette(key.apply("palette")),
                        List.of("#view-findings", "#view-faults", "#findings-chip"),
                        WHOLE));
    }

    private static String either(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? "the buttons at the top" : one + " and " + other;
    }

    private static String then(String key, String where) {
        return key.isEmpty() ? "" : " " + key + " goes back to " + where + ".";
    }

    private static String ends(String key) {
        return key.isEmpty() ? "; Restore all ends every fault." : "; " + key + " ends every fault.";
    }

    private static String palette(String key) {
        return key.isEmpty() ? "" : " " + key + " finds every command.";
    }
}
