package dev.playhead.transport.scenario.stage;

/// Roles that simulated clients give themselves.
final class Roles {
    private static final String SDK = "playhead-simulated/1";

    private Roles() {}

    /// The agent string of a client; two with the same clientId are told apart by it.
    ///
    /// @param role its name in the scenario
    static String agent(String role) {
        return SDK + " " + role + "/1";
    }
}
