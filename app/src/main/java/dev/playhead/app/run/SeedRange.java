package dev.playhead.app.run;

import java.util.regex.Pattern;

/// Seeds from one to another, both included.
record SeedRange(long first, long last) {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");
    private static final long MOST = 1_000_000;

    /// Reads `1..500`.
    ///
    /// @throws IllegalArgumentException says what is wrong with it
    static SeedRange parse(String text) {
        var matcher = RANGE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--seeds " + text + " is no range of seeds; write it as 1..500.");
        }
        var range = new SeedRange(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
        if (range.last < range.first || range.last - range.first >= MOST) {
            throw new IllegalArgumentException(
                    "--seeds " + text + " must go up, and have a million seeds at the most.");
        }
        return range;
    }
}
