package dev.playhead.transport.core.state;

import java.util.List;
import java.util.stream.IntStream;

/// Gives a channel its serials: 14 digits of ms, a counter within the ms, and the series they belong to. They order
/// as text, and never go back even when the wall clock does.
public final class SerialClock {
    private static final List<String> ZEROS =
            IntStream.range(0, 14).mapToObj("0"::repeat).toList();

    private final String series;
    private long lastMs;
    private int counter;
    private String last;

    /// @param lastMs ms of the last serial given, or of the channel's birth
    SerialClock(String series, long lastMs, int counter) {
        this.series = series;
        this.lastMs = lastMs;
        this.counter = counter;
        this.last = serial();
    }

    SerialClock copy() {
        return new SerialClock(series, lastMs, counter);
    }

    public String next(long atMs) {
        if (atMs > lastMs) {
            lastMs = atMs;
            counter = 0;
        } else if (++counter > 999) {
            lastMs++;
            counter = 0;
        }
        last = serial();
        return last;
    }

    /// The serial given last: the end of the channel.
    public String last() {
        return last;
    }

    private String serial() {
        return zeros(lastMs, 14) + lastMs + "-" + zeros(counter, 3) + counter + "@" + series;
    }

    public String series() {
        return series;
    }

    /// Returns whether `serial` looks like one of this series.
    public boolean issued(String serial) {
        return serial.endsWith("@" + series) && serial.indexOf('-') == 14;
    }

    /// The serial of one message inside a frame.
    public static String ofMessage(String channelSerial, int index) {
        return channelSerial + ":" + zeros(index, 3) + index;
    }

    /// The place in the channel of a serial that [#ofMessage] made.
    public static String ofChannel(String messageSerial) {
        int colon = messageSerial.indexOf(':');
        return colon < 0 ? messageSerial : messageSerial.substring(0, colon);
    }

    /// Returns when a serial was given, ms since 1970.
    public static long atMs(String serial) {
        return Long.parseLong(serial.substring(0, serial.indexOf('-')));
    }

    // The zeros that are missing in front of a number. String.format costs more than all the rest of a publish.
    private static String zeros(long number, int digits) {
        int missing = digits - 1;
        for (long left = number; left >= 10 && missing > 0; left /= 10) {
            missing--;
        }
        return ZEROS.get(missing);
    }

    static SerialClock after(String channelSerial) {
        int dash = channelSerial.indexOf('-');
        int at = channelSerial.indexOf('@');
        return new SerialClock(
                channelSerial.substring(at + 1),
                Long.parseLong(channelSerial.substring(0, dash)),
                Integer.parseInt(channelSerial.substring(dash + 1, at)));
    }
}
