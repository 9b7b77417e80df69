package dev.playhead.app.terminal;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/// Writes text for a terminal: characters that would steer it (escape sequences in a channel's name, a
/// carriage return that hides what stood before, letters that turn the direction of reading) arrive as
/// `\u001b` and the like. Line feeds and tabs pass.
public final class ControlCharacters extends Writer {
    private final Writer out;

    /// Makes a writer that passes on to `out` what cannot steer a terminal.
    public ControlCharacters(Writer out) {
        this.out = out;
    }

    /// Returns a text in which everything that would steer a terminal is written out.
    public static String visible(String text) {
        if (text.chars().noneMatch(ControlCharacters::steers)) {
            return text;
        }
        var visible = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            visible.append(steers(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
        }
        return visible.toString();
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t'
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        out.write(visible(new String(text, from, length)));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
