package dev.playhead.ui.device;

import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.Gap;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Status of a participant in words, tone and mark.
public final class StatusText {
    private StatusText() {}

    public static String of(@Nullable ConnectionStatus connectionStatus, long atNanos) {
        if (connectionStatus == null) {
            return "not there yet";
        }
        String since = Formats.seconds(Math.max(0, atNanos - connectionStatus.sinceNanos()));
        return switch (connectionStatus.state()) {
            case CONNECTING -> "connecting";
            case CONNECTED -> "connected" + latency(connectionStatus);
            case CUT -> "cut " + since + ", " + connectionStatus.behind() + " behind";
            case LOST -> "lost " + since + ", " + connectionStatus.behind() + " behind";
            case RETURNING -> "waiting for it to reconnect, " + connectionStatus.behind() + " behind";
            case SLOW -> "slow" + latency(connectionStatus);
            case STALLED -> "no frames for " + since;
            case RECOVERED -> "resumed" + latency(connectionStatus);
            case SUSPENDED -> "suspended " + since + ", nothing can be resumed any more";
            case FAILED -> "failed";
            case GONE -> connectionStatus.sinceNanos() == 0 ? "not there yet" : "gone";
        };
    }

    /// Returns how the connection of one that is gone ended, for the end of its state; empty when there is
    /// none to tell of.
    static String ended(@Nullable ConnectionStatus connectionStatus, DeviceTrack track, long atNanos) {
        var end = track.endAt(atNanos);
        return connectionStatus == null || connectionStatus.state() != ConnectionStatus.State.GONE || end == null
                ? ""
                : ", " + end.words();
    }

    /// Returns how much of a gap is missing, and why.
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

    /// Returns what the device cannot resume, for the end of its state; empty when nothing is missing.
    static String missing(DeviceTrack track, long atNanos) {
        int count = track.missingAt(atNanos);
        return count == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d %s missing", count, count == 1 ? "message" : "messages");
    }

    /// Returns the status to begin a line with, and without figures that change by themselves.
    public static String title(@Nullable ConnectionStatus connectionStatus, long atNanos) {
        String words = brief(connectionStatus, atNanos);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// Returns the status without what a narrow tile has no room for: how far behind, how late.
    static String brief(@Nullable ConnectionStatus connectionStatus, long atNanos) {
        String words = of(connectionStatus, atNanos);
        int detail = words.indexOf(',');
        return detail < 0 ? words : words.substring(0, detail);
    }

    /// Returns whether something is lost, so that the fault colour is right.
    public static boolean isBroken(ConnectionStatus.State state) {
        return switch (state) {
            case CUT, LOST, FAILED -> true;
            case CONNECTING, CONNECTED, RETURNING, SLOW, STALLED, RECOVERED, SUSPENDED, GONE -> false;
        };
    }

    static boolean isDegraded(ConnectionStatus.State state) {
        return state == ConnectionStatus.State.SLOW
                || state == ConnectionStatus.State.STALLED
                || state == ConnectionStatus.State.RETURNING;
    }

    static String tone(@Nullable ConnectionStatus connectionStatus) {
        if (connectionStatus == null) {
            return "ph-second";
        }
        return switch (connectionStatus.state()) {
            case CUT, LOST, FAILED -> "ph-fault-text";
            case SLOW, STALLED, RETURNING -> "ph-warn-text";
            case RECOVERED -> "ph-ok-text";
            case CONNECTING, CONNECTED, SUSPENDED, GONE -> "ph-second";
        };
    }

    static Node mark(@Nullable ConnectionStatus connectionStatus) {
        if (connectionStatus != null) {
            switch (connectionStatus.state()) {
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
        boolean alive = connectionStatus != null
                && (connectionStatus.state() == ConnectionStatus.State.CONNECTED
                        || connectionStatus.state() == ConnectionStatus.State.RECOVERED);
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

    private static String latency(ConnectionStatus connectionStatus) {
        long nanos = connectionStatus.latencyNanos();
        if (nanos < 0) {
            return "";
        }
        return nanos < 10_000_000
                ? String.format(Locale.ROOT, ", %.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, ", %d ms", nanos / 1_000_000);
    }
}
