package dev.playhead.transport.replay;

import dev.playhead.transport.core.Effect;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.session.RestReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Serials that a publish was given, as its answer says: the same ones, in the same order, of the recorded answer
/// and of the effects of a re-run.
public final class IssuedSerials {
    private static final Pattern SERIAL = Pattern.compile("\\d{14}-\\d{3}@\\w+:\\d{3}");

    private IssuedSerials() {}

    /// Those in a recorded answer; none when the entry is no answer to a publish.
    static List<String> of(Entry entry) {
        return switch (entry) {
            case Entry.FrameOut frame when frame.channel() == null -> in(frame.payload());
            case Entry.RestOut answer when answer.status() == 201 || answer.status() == 200 -> in(answer.body());
            default -> List.of();
        };
    }

    // In MessagePack, too, a serial stands there letter by letter.
    private static List<String> in(byte[] payload) {
        var found = new ArrayList<String>();
        var serials = SERIAL.matcher(new String(payload, StandardCharsets.ISO_8859_1));
        while (serials.find()) {
            found.add(serials.group());
        }
        return found;
    }

    /// Those in what the core does about a publish; none when it does not answer one.
    public static List<String> of(List<Effect> effects) {
        var found = new ArrayList<String>();
        for (var effect : effects) {
            if (effect instanceof Effect.Send(var to, var frame) && frame.action() == Action.ACK) {
                for (var result : Objects.requireNonNullElse(frame.res(), List.<@Nullable PublishResult>of())) {
                    add(result == null ? List.of() : result.serials(), found);
                }
            } else if (effect instanceof Effect.Respond(var request, var reply)
                    && reply instanceof RestReply.Published published) {
                add(published.serials(), found);
            }
        }
        return found;
    }

    private static void add(List<@Nullable String> serials, List<String> to) {
        for (var serial : serials) {
            if (serial != null) {
                to.add(serial);
            }
        }
    }
}
