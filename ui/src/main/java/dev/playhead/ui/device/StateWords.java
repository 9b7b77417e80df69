package dev.playhead.ui.device;

import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.Gap;
import dev.playhead.transport.insight.Standing;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.words.Words;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// How a party stands, in words, tone and mark (screen design, section 7).
public final class StateWords {
    private StateWords() {}

    public static String of(@Nullable Standing standing, long atNanos) {
        if (standing == null) {
            return "not there yet";
        }
        String since = Words.seconds(Math.max(0, atNanos - standing.sinceNanos()));
        return switch (standing.state()) {
            case CONNECTING -> "connecting";
            case CONNECTED -> "connected" + latency(standing);
            case CUT -> "cut " + since + ", " + standing.behind() + " behind";
            case LOST -> "lost " + since + ", " + standing.behind() + " behind";
            case RETURNING -> "waiting for it to reconnect, " + standing.behind() + " behind";
            case SLOW -> "slow" + latency(standing);
            case STALLED -> "no frames for " + since;
            case RECOVERED -> "resumed" + latency(standing);
            case SUSPENDED -> "suspended " + since + ", nothing can be resumed any more";
            case FAILED -> "failed";
            case GONE -> standing.sinceNanos() == 0 ? "not there yet" : "gone";
        };
    }

    /// How the connection of one that is gone ended, for the end of its state; empty when there is none to tell of.
    static String ended(@Nullable Standing standing, DeviceTrack track, long atNanos) {
        var end = track.endAt(atNanos);
        return standing == null || standing.state() != Standing.State.GONE || end == null ? "" : ", " + end.words();
    }

    /// How much of a gap is missing, and why.
    public static String gap(Gap gap, long atNanos) {
        int count = gap.countAt(atNanos);
        return String.format(
                Locale.ROOT,
                "%,d %s of %s missing on this device: %s",
                count,
                count == 1 ? "message" : "messages",
                gap.channel().words(),
                gap.why());
    }

    /// What the device cannot resume, for the end of its state; empty when nothing is missing.
    static String missing(DeviceTrack track, long atNanos) {
        int count = track.missingAt(atNanos);
        return count == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d %s missing", count, count == 1 ? "message" : "messages");
    }

    /// The same to begin a line with, and without figures that change by themselves.
    public static String title(@Nullable Standing standing, long atNanos) {
        String words = brief(standing, atNanos);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// The same without what a narrow tile has no room for: how far behind, how late.
    static String brief(@Nullable Standing standing, long atNanos) {
        String words = of(standing, atNanos);
        int detail = words.indexOf(',');
        return detail < 0 ? words : words.substring(0, detail);
    }

    /// Whether something is lost, so that the fault colour is right.
    public static boolean isBroken(Standing.State state) {
        return switch (state) {
            case CUT, LOST, FAILED -> true;
            case CONNECTING, CONNECTED, RETURNING, SLOW, STALLED, RECOVERED, SUSPENDED, GONE -> false;
        };
    }

    static boolean isDegraded(Standing.State state) {
        return state == Standing.State.SLOW || state == Standing.State.STALLED || state == Standing.State.RETURNING;
    }

    static String tone(@Nullable Standing standing) {
        if (standing == null) {
            return "ph-second";
        }
        return switch (standing.state()) {
            case CUT, LOST, FAILED -> "ph-fault-text";
            case SLOW, STALLED, RETURNING -> "ph-warn-text";
            case RECOVERED -> "ph-ok-text";
            case CONNECTING, CONNECTED, SUSPENDED, GONE -> "ph-second";
        };
    }

    static Node mark(@Nullable Standing standing) {
        if (standing != null) {
            switch (standing.state()) {
                case CUT, LOST -> {
                    return icon(Icon.CUT, "ph-fault-icon");
                }
                case CONNECTING -> {
                    return icon(Icon.CLOCK, "ph-muted-icon");
                }
                case RETURNING -> {
                    return icon(Icon.CLOCK, "ph-warn-icon");
                }
                case SLOW, STALLED -> {
                    return icon(Icon.SLOW, "ph-warn-icon");
                }
                case SUSPENDED -> {
                    return icon(Icon.SNOW, "ph-muted-icon");
                }
                case CONNECTED, RECOVERED, FAILED, GONE -> {}
            }
        }
        var dot = new Region();
        dot.getStyleClass().add("ph-dot");
        boolean alive = standing != null
                && (standing.state() == Standing.State.CONNECTED || standing.state() == Standing.State.RECOVERED);
        if (alive) {
            dot.getStyleClass().add("ph-ok");
        }
        return dot;
    }

    private static Node icon(Icon icon, String tone) {
        Node node = icon.node(12);
        node.getStyleClass().add(tone);
        return node;
    }

    private static String latency(Standing standing) {
        long nanos = standing.latencyNanos();
        if (nanos < 0) {
            return "";
        }
        return nanos < 10_000_000
                ? String.format(Locale.ROOT, ", %.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, ", %d ms", nanos / 1_000_000);
    }
}
