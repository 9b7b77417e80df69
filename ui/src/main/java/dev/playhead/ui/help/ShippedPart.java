package dev.playhead.ui.help;

import java.util.Locale;

/// Part of what is shipped as Playhead: the program, a library, a font, or what the runtime contains.
///
/// @param version empty when it is not known
/// @param licence its name; empty when only the text is known
/// @param origin where it is from: its coordinates and its page, or the module that has it
/// @param text where the text of the licence is
record ShippedPart(String name, String version, String licence, String origin, LicenceText text) {
    boolean matches(String query) {
        return (name + " " + version + " " + licence + " " + origin)
                .toLowerCase(Locale.ROOT)
                .contains(query);
    }

    /// Returns it in one line, for people who ask what is shipped.
    String line() {
        return name
                + (version.isEmpty() ? "" : " " + version)
                + (licence.isEmpty() ? "" : ", " + licence)
                + (origin.isEmpty() ? "" : " (" + origin + ")");
    }
}
