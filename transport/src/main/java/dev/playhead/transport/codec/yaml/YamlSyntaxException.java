package dev.playhead.transport.codec.yaml;

/// Text that is no YAML, or YAML that nobody should write by hand.
public final class YamlSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient YamlPlace place;

    YamlSyntaxException(YamlPlace place, String message) {
        super(message);
        this.place = place;
    }

    /// Returns where it is wrong.
    public YamlPlace place() {
        return place;
    }
}
