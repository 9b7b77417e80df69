package dev.playhead.transport.copy;

import java.io.IOException;

/// Takes a long text piece by piece.
public interface TextOutput {
    /// Takes the next piece.
    void write(String text) throws IOException;
}
