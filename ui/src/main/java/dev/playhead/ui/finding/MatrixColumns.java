package dev.playhead.ui.finding;

/// Kind of the columns of a delivery matrix.
public enum MatrixColumns {
    /// Every version of every message, in the order of the channel.
    VERSIONS("Versions", "Version"),
    /// Messages; a cell tells the worst of the versions of one.
    MESSAGES("Messages", "Message"),
    /// Runs; a cell tells the worst of the versions of one. What belongs to no run is in none.
    RUNS("Runs", "Run");

    private final String title;
    private final String one;

    MatrixColumns(String title, String one) {
        this.title = title;
        this.one = one;
    }

    /// Returns the word for many of them.
    public String title() {
        return title;
    }

    /// Returns the word for one of them.
    public String one() {
        return one;
    }
}
