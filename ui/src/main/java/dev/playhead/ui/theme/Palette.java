package dev.playhead.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// The tokens of one theme as colours, for code that paints on a canvas. Read from the same sheet that
/// the controls use, so that the two cannot differ. `ids` and `idBgs` hold the six identities in order; `tintEdge` is
/// the
/// edge that a tint has where tints are outlines, and null elsewhere.
public record Palette(
        Color bg0,
        Color bg1,
        Color bg2,
        Color bg4,
        Color line,
        Color lineStrong,
        Color control,
        Color fg0,
        Color fg1,
        Color fg2,
        Color accent,
        Color accentFill,
        Color accentText,
        Color accentBg,
        Color accentLine,
        Color fault,
        Color faultMark,
        Color faultBg,
        Color warn,
        Color warnMark,
        Color warnBg,
        Color ok,
        Color okMark,
        Color ink,
        Color inkBg,
        Color hole,
        List<Color> ids,
        List<Color> idBgs,
        @Nullable Color tintEdge) {
    private static final Pattern TOKEN = Pattern.compile("-ph-([a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6});");
    private static final Map<Theme, Palette> ALL = all();

    public Palette {
        ids = List.copyOf(ids);
        idBgs = List.copyOf(idBgs);
    }

    /// Returns the colours of a theme.
    public static Palette of(Theme theme) {
        return Objects.requireNonNull(ALL.get(theme));
    }

    private static Map<Theme, Palette> all() {
        var all = new EnumMap<Theme, Palette>(Theme.class);
        for (var theme : Theme.values()) {
            all.put(theme, read(theme));
        }
        return all;
    }

    /// Colour of the device with this number (1 for the first); ink for participants without a number.
    public Color id(int number) {
        return number <= 0 ? ink : ids.get((number - 1) % ids.size());
    }

    /// Band behind the marks of that device.
    public Color idBg(int number) {
        return number <= 0 ? inkBg : idBgs.get((number - 1) % idBgs.size());
    }

    private static Palette read(Theme theme) {
        var tokens = new Tokens(tokens(theme));
        return new Palette(
                tokens.get("bg0"),
                tokens.get("bg1"),
                tokens.get("bg2"),
                tokens.get("bg4"),
                tokens.get("line"),
                tokens.get("line-strong"),
                tokens.get("control"),
                tokens.get("fg0"),
                tokens.get("fg1"),
                tokens.get("fg2"),
                tokens.get("accent"),
                tokens.get("accent-fill"),
                tokens.get("accent-text"),
                tokens.get("accent-bg"),
                tokens.get("accent-line"),
                tokens.get("fault"),
                tokens.get("fault-mark"),
                tokens.get("fault-bg"),
                tokens.get("warn"),
                tokens.get("warn-mark"),
                tokens.get("warn-bg"),
                tokens.get("ok"),
                tokens.get("ok-mark"),
                tokens.get("ink"),
                tokens.get("ink-bg"),
                tokens.get("hole"),
                List.of(
                        tokens.get("id1"),
                        tokens.get("id2"),
                        tokens.get("id3"),
                        tokens.get("id4"),
                        tokens.get("id5"),
                        tokens.get("id6")),
                List.of(
                        tokens.get("id1-bg"),
                        tokens.get("id2-bg"),
                        tokens.get("id3-bg"),
                        tokens.get("id4-bg"),
                        tokens.get("id5-bg"),
                        tokens.get("id6-bg")),
                theme.isContrast() ? tokens.get("control") : null);
    }

    /// Names and values as the sheet has them for one theme, without the prefix.
    static Map<String, Color> tokens(Theme theme) {
        String sheet;
        try (InputStream in = Theme.url("tokens.css").openStream()) {
            sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the colours of this build", e);
        }
        var found = new TreeMap<String, Color>();
        collect(sheet, "." + theme.styleClass() + " {", found);
        if (theme.isContrast()) {
            collect(sheet, "." + theme.styleClass() + ".ph-contrast {", found);
        }
        return found;
    }

    private static void collect(String sheet, String selector, Map<String, Color> into) {
        int from = sheet.indexOf(selector);
        var matcher = TOKEN.matcher(sheet.substring(from, sheet.indexOf("\n}", from)));
        while (matcher.find()) {
            into.put(matcher.group(1), Color.web(matcher.group(2)));
        }
    }

    private record Tokens(Map<String, Color> values) {
        Color get(String name) {
            Color colour = values.get(name);
            if (colour == null) {
                throw new IllegalStateException("The colour -ph-" + name + " is missing from tokens.css");
            }
            return colour;
        }
    }
}
