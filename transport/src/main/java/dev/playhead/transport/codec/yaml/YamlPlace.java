package dev.playhead.transport.codec.yaml;

/// Place in a file; line and column count from 1.
public record YamlPlace(int line, int column) {
    /// Returns the place so many characters further on in the same line.
    public YamlPlace plus(int characters) {
        return new YamlPlace(line, column + characters);
    }
}
