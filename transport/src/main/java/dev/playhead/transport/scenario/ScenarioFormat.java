package dev.playhead.transport.scenario;

import java.util.List;

/// The keys of a scenario, by what they stand in. The published schema has the same.
enum ScenarioFormat {
    SCENARIO(
            "a scenario",
            "scenario",
            "seed",
            "dialect",
            "rollup",
            "limit",
            "settle",
            "devices",
            "actors",
            "timeline",
            "expect"),
    CAST("a list of participants", "dialect", "seed", "devices", "actors"),
    SIMULATED("a simulated device", "sdk", "clientId", "channels", "retry", "rewind", "presence", "format"),
    EXTERNAL("an external device", "sdk", "match", "wait"),
    ACTOR("an actor", "sdk", "clientId", "stream", "presence", "format", "errors"),
    STREAM("a stream", "channel", "text", "file", "rate", "chunk", "jitter", "approval"),
    ERRORS("errors", "die", "duplicate", "stall", "burst", "no-terminator", "ignore-stop"),
    STALL("a stall", "at", "for"),
    BURST("a burst", "at", "tokens"),
    STEP("a step", "at", "on", "nth", "after", "do", "fault", "bookmark", "then"),
    CONVERGE("converge", "devices", "within"),
    EXPECTATION("an expectation", "converge", "check", "never", "sometimes", "budget");

    private final String words;
    private final List<String> keys;

    ScenarioFormat(String words, String... keys) {
        this.words = words;
        this.keys = List.of(keys);
    }

    /// Returns what it is, for people.
    String words() {
        return words;
    }

    /// The keys that it may have.
    List<String> keys() {
        return keys;
    }
}
