package dev.playhead.transport.scenario.draft;

/// A step of a draft.
///
/// @param atNanos when it happened, ns since 1970
/// @param what it is, as YAML: `do: phone.drop`
record DraftStep(long atNanos, String what) {
    static DraftStep doing(long atNanos, String who, String verb) {
        return new DraftStep(atNanos, "do: " + who + "." + verb);
    }

    static DraftStep saying(long atNanos, String who, String verb, String text) {
        return new DraftStep(atNanos, "do: " + ScenarioText.quoted(who + "." + verb + " \"" + text + "\""));
    }
}
