package dev.playhead.transport.credential;

import dev.playhead.transport.auth.Capability;
import java.util.regex.Pattern;

/// An API key that the broker knows.
///
/// @param name `app.key`
/// @param capability what it may do, and its tokens at most
/// @param revocable whether its tokens can be revoked
/// @param app the provisioned app; empty for the app that all others share
public record Key(String name, String secret, Capability capability, boolean revocable, String app) {
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,100}");

    /// A key as one text, `app.key:secret`, that may do everything in the shared app.
    public static Key of(String text) {
        int colon = text.indexOf(':');
        var name = colon < 0 ? text : text.substring(0, colon);
        var secret = colon < 0 ? "" : text.substring(colon + 1);
        return new Key(name, secret, Capability.UNLIMITED, true, "");
    }

    /// Returns whether a text can be the name of a key. Anything else in its place may be a secret, and is
    /// not repeated.
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    @Override
    public String toString() {
        return name; // the secret must not get into a log
    }
}
