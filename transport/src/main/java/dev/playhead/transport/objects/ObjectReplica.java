package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ObjectMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Replica of a channel's objects for somebody who reads what a broker has said, and wants to know what each operation
/// has changed. The rules are those of the broker itself. For one thread.
public final class ObjectReplica {
    private static final String NO_SITE = "";

    private final ChannelObjects objects = new ChannelObjects();
    private final EffectWatcher watcher = new EffectWatcher();
    private String last = "";
    private String site = NO_SITE;
    private int unordered;

    /// A replica of which nothing is known but the root.
    public ObjectReplica() {
        objects.watch(watcher);
    }

    /// All objects that are known, with all that is known of them, in order of first mention.
    public List<ObjectImage> images() {
        return objects.objectImages();
    }

    /// Returns the newest serial that is known; empty while there is none.
    public String last() {
        return last;
    }

    /// Takes in operations that have their places in the order. One that is in here already changes nothing.
    public List<ObjectEffect> apply(List<ObjectMessage> ordered) {
        for (var message : ordered) {
            var operation = message.operation();
            var serial = message.serial();
            if (operation != null && serial != null && ObjectCheck.refusal(operation) == null) {
                var stamp = stamp(serial, message.siteCode());
                saw(serial, stamp.site());
                objects.follow(message, operation, stamp);
            }
        }
        return watcher.taken();
    }

    // A serial says itself when and where it was given, if it is one of the broker's.
    private static Stamp stamp(String serial, @Nullable String site) {
        int dash = serial.indexOf('-');
        int at = serial.indexOf('@');
        var own = at < 0 ? NO_SITE : serial.substring(at + 1, Math.min(serial.length(), at + 4));
        return new Stamp(serial, dash < 0 ? 0 : ms(serial.substring(0, dash)), site != null ? site : own);
    }

    private static long ms(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private void saw(String serial, String at) {
        if (serial.compareTo(last) > 0) {
            last = serial;
            site = at;
            unordered = 0;
        }
    }

    /// Takes in requests that the broker has accepted, of which nobody was told the places in the order: they come
    /// after all that is known, and before whatever is told later.
    ///
    /// @param clientId who asked; null when nobody knows
    /// @param objectIds the objects that the broker named in its answer
    /// @param nowMs when it accepted them, ms since 1970
    public List<ObjectEffect> request(
            List<ObjectRequest> requests, @Nullable String clientId, List<String> objectIds, long nowMs) {
        Supplier<Stamp> stamps = () -> new Stamp(unorderedSerial(), nowMs, site);
        objects.sweep(stamps, nowMs);
        objects.publish(requests, clientId, new Hashes(objectIds), stamps, nowMs);
        return watcher.taken();
    }

    /// Requests that the broker has accepted were taken in by [#apply]: an id of theirs that comes again changes
    /// nothing.
    public void requestTold(List<ObjectRequest> requests, long nowMs) {
        for (var request : requests) {
            if (request.id() != null) {
                objects.remember(request.id(), nowMs, last);
            }
        }
    }

    // Orders as text behind the newest one, and before the next one of the broker.
    private String unorderedSerial() {
        return (last.isEmpty() ? "!" : last) + "~" + String.format(Locale.ROOT, "%06d", ++unordered);
    }

    /// Takes in what a sync says that is not known.
    public List<ObjectEffect> sync(List<ObjectMessage> states) {
        for (var message : states) {
            var state = message.object();
            var serials = state == null ? Map.<String, String>of() : state.siteTimeserials();
            serials.forEach((at, serial) -> saw(serial, at));
        }
        watcher.findAt(last);
        states.forEach(objects::merge);
        return watcher.taken();
    }

    /// Gives new objects the names that the broker gave them: those in its answer that nobody knew.
    private final class Hashes implements Supplier<String> {
        private final Queue<String> names = new ArrayDeque<>();

        Hashes(List<String> objectIds) {
            var known = new ArrayList<String>();
            objects.objectImages().forEach(image -> known.add(image.id()));
            objectIds.stream().filter(id -> !known.contains(id)).forEach(names::add);
        }

        @Override
        public String get() {
            var id = names.poll();
            var parsed = id == null ? null : ObjectId.of(id).orElse(null);
            return parsed == null ? "unknown" : parsed.hash();
        }
    }
}
