package dev.playhead.transport.check;

/// Severity of a [Finding]; the worst comes first.
public enum Severity {
    /// Something was lost, or somebody was told what is not so.
    ERROR,
    /// Something that costs, or will be lost under other circumstances.
    WARNING,
    /// Worth knowing.
    NOTE;

    /// In lower case, for people and files.
    public String word() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }
}
