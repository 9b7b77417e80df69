package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.ObjectState;
import java.util.LinkedHashMap;
import java.util.Map;

/// A number that anybody can add to, in any order.
final class LiveCounter extends LiveObject {
    private double initial;
    private double added;

    LiveCounter(String id) {
        super(id);
    }

    double value() {
        return initial + added;
    }

    /// Is from now on what another says of the same counter.
    void become(LiveCounter other) {
        adopt(other);
        initial = other.initial;
        added = other.added;
    }

    @Override
    void change(ObjectPayload payload, Stamp stamp) {
        switch (payload) {
            case ObjectPayload.CounterCreate(var count) -> {
                if (createOnce()) {
                    initial = count;
                }
            }
            case ObjectPayload.CounterInc(var number) -> added += number;
            default -> {} // no operation on a counter
        }
    }

    @Override
    void clear() {
        initial = 0;
        added = 0;
    }

    @Override
    LiveCounter copy() {
        var copy = new LiveCounter(id());
        copy.common(this);
        copy.initial = initial;
        copy.added = added;
        return copy;
    }

    @Override
    ObjectImage image() {
        var counter = new ObjectImage.CounterImage(initial, added);
        return new ObjectImage(id(), new LinkedHashMap<>(siteTimeserials()), created(), tombstonedAt(), null, counter);
    }

    static LiveCounter of(ObjectImage image) {
        var counter = new LiveCounter(image.id());
        if (image.counter() != null) {
            counter.initial = image.counter().initial();
            counter.added = image.counter().added();
        }
        return counter;
    }

    @Override
    ObjectMessage state() {
        var createOp =
                created() && !deleted() ? ObjectOperation.of(id(), new ObjectPayload.CounterCreate(initial)) : null;
        var counter = new ObjectState.CounterState(added);
        return ObjectMessage.of(
                new ObjectState(id(), siteTimeserials(), deleted(), createOp, null, counter, Map.of()), tombstonedAt());
    }

    @Override
    long sizeBytes() {
        return OWN_BYTES;
    }

    @Override
    long weight() {
        return 1;
    }

    static LiveCounter of(ObjectState state) {
        var counter = new LiveCounter(state.objectId());
        counter.siteTimeserials().putAll(state.siteTimeserials());
        if (state.createOp() != null && state.createOp().payload() instanceof ObjectPayload.CounterCreate(var count)) {
            counter.createOnce();
            counter.initial = count;
        }
        counter.added = state.counter() == null ? 0 : state.counter().count();
        return counter;
    }
}
