package dev.playhead.transport.settings;

import dev.playhead.transport.session.BrokerSettings;
import java.util.List;
import java.util.Map;

/// The settings that there are. Each has an effect; the window shows them, and what a broker needs holds without a
/// window, too.
public final class SettingCatalog {
    /// Colours of the window.
    public static final Setting<ThemeChoice> THEME =
            new Setting<>("appearance.theme", SettingType.choice(ThemeChoice.class), ThemeChoice.SYSTEM);

    /// Sizes of the text that can be chosen, percent.
    public static final List<Long> TEXT_SIZES = List.of(100L, 110L, 125L, 150L);

    /// Size of the text and of all that holds it, percent.
    public static final Setting<Long> TEXT_SIZE =
            new Setting<>("appearance.textSize", SettingType.oneOf(TEXT_SIZES), 100L);

    /// Choice of whether things move on screen by themselves.
    public static final Setting<MotionChoice> REDUCED_MOTION =
            new Setting<>("appearance.reducedMotion", SettingType.choice(MotionChoice.class), MotionChoice.SYSTEM);

    /// True for lines that are as visible as controls, and outlines in place of tints.
    public static final Setting<Boolean> HIGH_CONTRAST =
            new Setting<>("appearance.highContrast", SettingType.flag(), false);

    /// Limits that can be chosen for a delivery to be late, ms.
    public static final List<Long> LATE_LIMITS_MS = List.of(50L, 100L, 200L, 500L, 1_000L, 2_000L, 5_000L);

    /// Least time after which a delivery counts as late where it is said who got what, ms.
    public static final Setting<Long> LATE_AFTER_MS =
            new Setting<>("limits.lateAfterMs", SettingType.oneOf(LATE_LIMITS_MS), 200L);

    /// Port to listen on, or the next free one.
    public static final Setting<Long> PORT = new Setting<>("broker.port", SettingType.whole(1, 65_535), 9477L);

    /// Bytes that are kept in memory for history, rewind and resumes; 0 for no limit.
    public static final Setting<Long> KEEP_BYTES = new Setting<>(
            "broker.keepBytes",
            new SettingType<>(
                    "0 for no limit, or a whole number of bytes from " + BrokerSettings.LEAST_KEPT_BYTES,
                    json -> json instanceof Long bytes && (bytes == 0 || bytes >= BrokerSettings.LEAST_KEPT_BYTES)
                            ? bytes
                            : null,
                    bytes -> bytes),
            BrokerSettings.DEFAULT.keepBytes());

    /// Pages that may use the broker, besides those of this machine.
    public static final Setting<List<String>> TRUSTED_ORIGINS = new Setting<>(
            "broker.trustedOrigins", SettingType.texts(SettingCatalog.ORIGIN, SettingCatalog::checkOrigin), List.of());

    /// Directory of the recordings; empty for the usual one.
    public static final Setting<String> DATA_DIRECTORY = new Setting<>("files.data", SettingType.text(), "");

    /// Prices of models by their names.
    public static final Setting<Map<String, ModelPrice>> PRICES =
            new Setting<>("prices", SettingType.byName(ModelPrice.TYPE), Map.of());

    /// Keys of commands by their ids, as people write them; empty for none. Commands that are not in it have their
    /// standard keys.
    public static final Setting<Map<String, String>> KEYS =
            new Setting<>("keys", SettingType.byName(SettingType.text()), Map.of());

    /// Place of the window.
    public static final Setting<WindowPlace> WINDOW = new Setting<>("window.place", WindowPlace.TYPE, WindowPlace.NONE);

    /// Share of the first of two panes, 0 to 1, by the name of the line between them.
    public static final Setting<Map<String, Double>> DIVIDERS =
            new Setting<>("window.dividers", SettingType.byName(SettingType.amount(0, 1)), Map.of());

    /// Columns that are hidden, by the name of their table.
    public static final Setting<Map<String, List<String>>> HIDDEN_COLUMNS = new Setting<>(
            "window.hiddenColumns", SettingType.byName(SettingType.texts("a text", text -> {})), Map.of());

    /// Lanes of the timeline that are folded, pinned or in another order, by what is done to them.
    public static final Setting<Map<String, List<String>>> LANES =
            new Setting<>("window.lanes", SettingType.byName(SettingType.texts("a text", text -> {})), Map.of());

    /// Heights of lanes that were dragged, px, by the name of the lane.
    public static final Setting<Map<String, Double>> LANE_HEIGHTS =
            new Setting<>("window.laneHeights", SettingType.byName(SettingType.amount(0, 10_000)), Map.of());

    /// True when the tour of the window was seen.
    public static final Setting<Boolean> TOUR_SEEN = new Setting<>("window.tourSeen", SettingType.flag(), false);

    /// All of them, in the order of the file.
    public static final List<Setting<?>> ALL = List.of(
            THEME,
            TEXT_SIZE,
            REDUCED_MOTION,
            HIGH_CONTRAST,
            LATE_AFTER_MS,
            PORT,
            KEEP_BYTES,
            TRUSTED_ORIGINS,
            DATA_DIRECTORY,
            PRICES,
            KEYS,
            WINDOW,
            DIVIDERS,
            HIDDEN_COLUMNS,
            LANES,
            LANE_HEIGHTS,
            TOUR_SEEN);

    private static final String ORIGIN = "an origin such as https://app.example, a host, or * for any";

    private SettingCatalog() {}

    /// Checks an origin as `--allow-origin` takes it.
    ///
    /// @throws IllegalArgumentException when it is none, in words
    public static void checkOrigin(String origin) {
        if (!origin.matches("\\*|null|(https?://)?[A-Za-z0-9._\\[\\]-]+(:\\d{1,5})?")) {
            throw new IllegalArgumentException("\"" + origin + "\" is not " + ORIGIN + ".");
        }
    }
}
