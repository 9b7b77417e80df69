package dev.playhead.ui.stage;

import java.util.List;

/// A message as the screen of a device shows it. Immutable.
///
/// @param before how many characters of its beginning are left out, and counted in their place
/// @param parts none of them empty
/// @param streaming whether it grows on this screen
record ScreenMessage(String serial, Look look, int before, List<Part> parts, boolean streaming) {
    ScreenMessage {
        parts = List.copyOf(parts);
    }

    /// Look of a message.
    enum Look {
        /// A bubble: a person wrote it.
        PERSON,
        /// Plain text: an agent wrote it.
        AGENT,
        /// A line in between, such as a tool that was called.
        LINE
    }

    /// A part of the text.
    record Part(String text, Kind kind) {
        enum Kind {
            PLAIN,
            /// The server has it, and this device should.
            MISSING,
            /// This device has it, and the server has not.
            EXTRA
        }
    }

    /// Returns the text as it is read, with what is missing.
    String text() {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }

    /// Returns what a person sees on the device itself: without what it lacks.
    ScreenMessage withoutMissing() {
        return new ScreenMessage(
                serial,
                look,
                before,
                parts.stream().filter(part -> part.kind() != Part.Kind.MISSING).toList(),
                streaming);
    }
}
