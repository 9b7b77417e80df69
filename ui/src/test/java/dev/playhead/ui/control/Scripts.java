package dev.playhead.ui.control;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Texts in the scripts that people write in, and texts that nobody should.
public final class Scripts {
    public static final String ARABIC =
            "مرحبا بكم في مدينة دوبروفنيك، سنزور الجدران في الصباح الباكر ثم نتناول الغداء بجانب البحر، وفي المساء نعود. ";
    public static final String HEBREW =
            "שלום לכולם, נבקר בחומות בבוקר ואז נאכל צהריים ליד הים הכחול והיפה מאוד, ובערב נחזור. ";
    public static final String CHINESE = "早上我们先参观城墙，然后在海边吃午饭，下午去岛上游泳，晚上回来看日落，第二天坐船去下一个城市。";
    public static final String EMOJI = "🙂👩‍👩‍👧‍👦👍🏽🇭🇷🏴󠁧󠁢󠁥󠁮󠁧󠁿❤️".repeat(20);
    public static final String COMBINING =
            "Vie\u0302\u0323t ngu\u031b\u0303, e\u0301te\u0301, a\u030a\u0332\u0305 ".repeat(20);

    private Scripts() {}

    /// Name and text of each.
    public static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of("Arabic", ARABIC.repeat(5)),
                Arguments.of("Hebrew", HEBREW.repeat(5)),
                Arguments.of("mixed", ("On day 2 " + ARABIC + "take ferry 12 " + HEBREW).repeat(4)),
                Arguments.of("right to left with Latin", (ARABIC + "ferry Lokrum 10:00 (pier 2), ").repeat(4)),
                Arguments.of("paragraphs of both directions", "Plan:\n" + ARABIC + "\r\n\n" + HEBREW + "\nEnd.\n"),
                Arguments.of("Chinese", CHINESE.repeat(5)),
                Arguments.of("emoji", EMOJI),
                Arguments.of("combining", COMBINING),
                Arguments.of("a pile of marks", "a" + "\u0301".repeat(3_000) + ARABIC),
                Arguments.of("a very long word", "supercalifragilistic".repeat(200)),
                Arguments.of("a very long Arabic word", "الاستقلالية".repeat(200)),
                Arguments.of("controls of direction", "\u202e" + ARABIC + "abc\u2067" + HEBREW + "\u202b tab\there"),
                Arguments.of("broken surrogates", "\ud83d".repeat(50) + ARABIC + "\ude42".repeat(50)),
                Arguments.of("white space only", " ".repeat(500)),
                Arguments.of("empty", ""));
    }
}
