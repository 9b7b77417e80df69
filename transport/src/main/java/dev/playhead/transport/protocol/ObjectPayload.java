package dev.playhead.transport.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Payload of an operation; which one it is says what the operation does.
public sealed interface ObjectPayload {
    /// The only conflict resolution there is: the last writer wins.
    int LWW = 0;

    /// The action that this payload belongs to.
    ObjectAction action();

    record MapCreate(int semantics, Map<String, ObjectEntry> entries) implements ObjectPayload {
        public MapCreate {
            entries = Ordered.copyOf(entries);
        }

        @Override
        public ObjectAction action() {
            return ObjectAction.MAP_CREATE;
        }
    }

    record MapSet(String key, ObjectData value) implements ObjectPayload {
        @Override
        public ObjectAction action() {
            return ObjectAction.MAP_SET;
        }
    }

    record MapRemove(String key) implements ObjectPayload {
        @Override
        public ObjectAction action() {
            return ObjectAction.MAP_REMOVE;
        }
    }

    record CounterCreate(double count) implements ObjectPayload {
        @Override
        public ObjectAction action() {
            return ObjectAction.COUNTER_CREATE;
        }
    }

    record CounterInc(double number) implements ObjectPayload {
        @Override
        public ObjectAction action() {
            return ObjectAction.COUNTER_INC;
        }
    }

    record ObjectDelete() implements ObjectPayload {
        @Override
        public ObjectAction action() {
            return ObjectAction.OBJECT_DELETE;
        }
    }

    record MapClear() implements ObjectPayload {
        @Override
        public ObjectAction action() {
            return ObjectAction.MAP_CLEAR;
        }
    }

    /// A create operation as clients send it: the object id must be a hash of these two texts.
    ///
    /// @param action MAP_CREATE or COUNTER_CREATE
    /// @param initialValue the create payload as JSON text, exactly as it was hashed
    /// @param initial what `initialValue` says; null when it is not such a payload
    record CreateWithObjectId(
            ObjectAction action,
            String initialValue,
            String nonce,
            @Nullable ObjectPayload initial) implements ObjectPayload {}
}
