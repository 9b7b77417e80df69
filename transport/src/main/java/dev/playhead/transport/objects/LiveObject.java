package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectPayload;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One object: what operations have made of it. An object may be known before its create operation arrives, and stays
/// known for a while after it was deleted. For one thread.
abstract sealed class LiveObject permits LiveMap, LiveCounter {
    /// Bytes of a channel's limit that an object takes beside its keys and values.
    static final int OWN_BYTES = 64;

    private final String id;
    private final Map<String, String> siteTimeserials = new LinkedHashMap<>();
    private boolean created;
    private @Nullable Long tombstonedAt;

    LiveObject(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    Map<String, String> siteTimeserials() {
        return siteTimeserials;
    }

    /// Returns whether the create operation is in here.
    boolean created() {
        return created;
    }

    boolean deleted() {
        return tombstonedAt != null;
    }

    /// Returns when it was deleted, ms since 1970; null while it lives.
    @Nullable
    Long tombstonedAt() {
        return tombstonedAt;
    }

    /// Takes an operation in unless a later one of its site is in here already, or the object is deleted. Returns
    /// whether it was taken in.
    boolean apply(ObjectPayload payload, Stamp stamp) {
        var last = siteTimeserials.get(stamp.site());
        if (last != null && stamp.serial().compareTo(last) <= 0) {
            return false;
        }
        siteTimeserials.put(stamp.site(), stamp.serial());
        if (deleted()) {
            return false;
        }
        if (payload instanceof ObjectPayload.ObjectDelete) {
            delete(stamp.atMs());
        } else {
            change(payload, stamp);
        }
        return true;
    }

    void delete(long atMs) {
        tombstonedAt = atMs;
        clear();
    }

    /// Notes that the create operation has come; false when it had come before, and must not be merged again.
    boolean createOnce() {
        boolean first = !created;
        created = true;
        return first;
    }

    /// Takes over what all objects have in common, for a copy.
    void common(LiveObject other) {
        siteTimeserials.putAll(other.siteTimeserials);
        created = other.created;
        tombstonedAt = other.tombstonedAt;
    }

    /// Knows from now on what another had taken in of the same object.
    void adopt(LiveObject other) {
        other.siteTimeserials.forEach((site, serial) ->
                siteTimeserials.merge(site, serial, (own, theirs) -> own.compareTo(theirs) >= 0 ? own : theirs));
        created |= other.created;
    }

    /// The object in an image.
    static LiveObject of(ObjectImage image) {
        var object = image.map() != null ? LiveMap.of(image.id(), image.map()) : LiveCounter.of(image);
        object.siteTimeserials.putAll(image.siteTimeserials());
        object.created = image.created();
        object.tombstonedAt = image.tombstonedAt();
        return object;
    }

    /// All that is known of it.
    abstract ObjectImage image();

    abstract void change(ObjectPayload payload, Stamp stamp);

    /// Forgets all data, as a deleted object does.
    abstract void clear();

    abstract LiveObject copy();

    /// Its state in the form of a sync.
    abstract ObjectMessage state();

    /// Close to what it costs on the wire.
    abstract long sizeBytes();

    /// Returns the number of things that a copy has to copy.
    abstract long weight();
}
