package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The LiveObjects of one channel, for the core: takes operations in, gives their state out, forgets what is
/// long gone. For one thread.
public final class ChannelObjects {
    /// Time for which tombstones are kept, ms. Clients keep theirs as long, and the broker tells them so.
    public static final long GRACE_MS = 86_400_000;

    /// Limit of all objects of a channel together, keys and values, in bytes.
    public static final long LIMIT_BYTES = 6_500_000;

    private static final long SWEEP_EVERY_MS = 60_000;
    private static final long REMEMBER_MS = 300_000;

    private final ObjectPool pool;
    private final Map<String, Remembered> remembered = new LinkedHashMap<>();
    private final Map<String, Long> unreachableSince = new LinkedHashMap<>();
    private long sweptAtMs;

    /// The answer to an operation that had an id.
    private record Remembered(long atMs, String serial, List<String> objectIds) {}

    /// A channel's objects before anybody has changed them: an empty root.
    public ChannelObjects() {
        this(new ObjectPool());
    }

    private ChannelObjects(ObjectPool pool) {
        this.pool = pool;
    }

    /// From now on `watcher` is told what operations change. A copy is not watched.
    void watch(EffectWatcher watcher) {
        pool.watch(watcher);
    }

    /// Takes in an operation that somebody else has put in order.
    void follow(ObjectMessage message, ObjectOperation operation, Stamp stamp) {
        var ordered = apply(message, operation, stamp);
        remember(message.id(), ordered, List.of(objectId(ordered)));
    }

    /// Knows from now on that a request with this id was taken in.
    void remember(String id, long atMs, String serial) {
        remembered.putIfAbsent(id, new Remembered(atMs, serial, List.of()));
    }

    /// Takes in what a sync says of an object beside what is known of it already.
    void merge(ObjectMessage state) {
        pool.merge(state);
    }

    /// Returns what is kept beside the objects themselves.
    public ObjectsImage image() {
        var answers = new ArrayList<ObjectsImage.Answer>();
        remembered.forEach((id, known) ->
                answers.add(new ObjectsImage.Answer(id, known.atMs(), known.serial(), known.objectIds())));
        return new ObjectsImage(answers, new LinkedHashMap<>(unreachableSince), sweptAtMs);
    }

    /// All objects with all that is known of them, in order of first mention.
    public List<ObjectImage> objectImages() {
        return pool.all().stream().map(LiveObject::image).toList();
    }

    /// Goes on from an image, into objects that nobody has changed yet. Its objects follow.
    public void restore(ObjectsImage image) {
        for (var answer : image.remembered()) {
            remembered.put(answer.id(), new Remembered(answer.atMs(), answer.serial(), answer.objectIds()));
        }
        unreachableSince.putAll(image.unreachableSince());
        sweptAtMs = image.sweptAtMs();
        pool.empty();
    }

    /// Takes in one object of an image.
    public void restore(ObjectImage image) {
        pool.restore(image);
    }

    /// Returns a copy: what can change is copied, what cannot is shared.
    public ChannelObjects copy() {
        var copy = new ChannelObjects(pool.copy());
        copy.remembered.putAll(remembered);
        copy.unreachableSince.putAll(unreachableSince);
        copy.sweptAtMs = sweptAtMs;
        return copy;
    }

    /// Returns the number of things that a copy has to copy.
    public long weight() {
        return pool.weight() + remembered.size() + unreachableSince.size();
    }

    /// The state for one sync, page by page; the root is always in it.
    public List<List<ObjectMessage>> pages() {
        return SyncPages.of(pool.states());
    }

    /// Answers somebody who only reads.
    public ObjectReading read(ObjectQuery query) {
        return ObjectView.read(pool, query);
    }

    /// Outcome of operations: all of them are applied or none.
    public sealed interface Outcome {
        record Refused(ErrorInfo error) implements Outcome {}

        /// @param serials one for each message that was sent; of one known before, the serial it was given then
        /// @param objectIds the objects they are about
        /// @param stored what is new, to be fanned out
        record Applied(List<String> serials, List<String> objectIds, List<ObjectMessage> stored) implements Outcome {}
    }

    /// Takes in what a client sent in one frame.
    ///
    /// @param stamps a place in the order for each, asked for only when all are accepted
    public Outcome publish(List<ObjectMessage> messages, Supplier<Stamp> stamps) {
        if (messages.isEmpty()) {
            return new Outcome.Refused(ObjectErrors.malformed("there are no operations in \"state\"."));
        }
        for (var message : messages) {
            var problem = ObjectCheck.refusal(message.operation());
            if (problem == null && message.operation() != null && isPlainCreate(message.operation())) {
                problem = ObjectErrors.malformed("a client creates objects with their initialValue and nonce.");
            }
            if (problem != null) {
                return new Outcome.Refused(problem);
            }
        }
        if (isTooMuch(messages)) {
            return new Outcome.Refused(ObjectErrors.full(LIMIT_BYTES));
        }
        var serials = new ArrayList<String>();
        var objectIds = new LinkedHashSet<String>();
        var stored = new ArrayList<ObjectMessage>();
        for (var message : messages) {
            var known = message.id() == null ? null : remembered.get(message.id());
            var operation = message.operation();
            if (known != null || operation == null) {
                serials.add(known == null ? "" : known.serial());
                continue;
            }
            var ordered = apply(message, operation, stamps.get());
            stored.add(ordered);
            serials.add(String.valueOf(ordered.serial()));
            objectIds.add(objectId(ordered));
            remember(message.id(), ordered, List.of(objectId(ordered)));
        }
        return new Outcome.Applied(serials, List.copyOf(objectIds), stored);
    }

    private static boolean isPlainCreate(ObjectOperation operation) {
        return operation.payload() instanceof ObjectPayload.MapCreate
                || operation.payload() instanceof ObjectPayload.CounterCreate;
    }

    /// Takes in what somebody without a connection asked for.
    ///
    /// @param hashes a new name for each object that is created without one
    /// @param clientId who it is, if known
    public Outcome publish(
            List<ObjectRequest> requests,
            @Nullable String clientId,
            Supplier<String> hashes,
            Supplier<Stamp> stamps,
            long nowMs) {
        record Part(@Nullable String id, List<ObjectMessage> messages) {}
        var parts = new ArrayList<Part>();
        var objectIds = new LinkedHashSet<String>();
        var serials = new ArrayList<String>();
        var all = new ArrayList<ObjectMessage>();
        var resolver = new ObjectRequests(pool, hashes, nowMs);
        var ids = new HashSet<String>(); // looked up only, never iterated
        for (var request : requests) {
            if (request.id() != null && !ids.add(request.id())) {
                continue;
            }
            var known = request.id() == null ? null : remembered.get(request.id());
            if (known != null) {
                objectIds.addAll(known.objectIds());
                serials.add(known.serial());
                continue;
            }
            int before = resolver.operations().size();
            var problem = resolver.take(request);
            if (problem != null) {
                return new Outcome.Refused(problem);
            }
            var operations =
                    resolver.operations().subList(before, resolver.operations().size());
            var messages = new ArrayList<ObjectMessage>();
            for (int i = 0; i < operations.size(); i++) {
                var id = request.id() == null || operations.size() == 1 ? request.id() : request.id() + ":" + i;
                messages.add(ObjectMessage.of(id, clientId, operations.get(i)));
            }
            all.addAll(messages);
            parts.add(new Part(request.id(), messages));
        }
        if (isTooMuch(all)) {
            return new Outcome.Refused(ObjectErrors.full(LIMIT_BYTES));
        }
        var stored = new ArrayList<ObjectMessage>();
        for (var part : parts) {
            var applied = new ArrayList<ObjectMessage>();
            for (var message : part.messages()) {
                if (message.operation() != null) {
                    applied.add(apply(message, message.operation(), stamps.get()));
                }
            }
            applied.forEach(ordered -> serials.add(String.valueOf(ordered.serial())));
            var touched =
                    applied.stream().map(ChannelObjects::objectId).distinct().toList();
            remember(part.id(), applied.getLast(), touched);
            objectIds.addAll(touched);
            stored.addAll(applied);
        }
        return new Outcome.Applied(serials, List.copyOf(objectIds), stored);
    }

    private static String objectId(ObjectMessage message) {
        return message.operation() == null
                ? ""
                : String.valueOf(message.operation().objectId());
    }

    private ObjectMessage apply(ObjectMessage message, ObjectOperation operation, Stamp stamp) {
        var plain = ObjectCheck.stored(operation);
        pool.apply(plain, stamp);
        return message.ordered(plain, stamp.serial(), stamp.atMs(), stamp.site());
    }

    private void remember(@Nullable String id, ObjectMessage ordered, List<String> objectIds) {
        if (id != null && ordered.serial() != null && ordered.serialTimestamp() != null) {
            remembered.put(id, new Remembered(ordered.serialTimestamp(), ordered.serial(), objectIds));
        }
    }

    // Only what makes objects grow is refused when they are full: a removal must always be possible.
    private boolean isTooMuch(List<ObjectMessage> messages) {
        long growth = 0;
        for (var message : messages) {
            growth +=
                    message.operation() == null ? 0 : growth(message.operation().payload());
        }
        return growth > 0 && pool.sizeBytes() + growth > LIMIT_BYTES;
    }

    private static long growth(@Nullable ObjectPayload payload) {
        return switch (payload) {
            case ObjectPayload.MapSet set -> ObjectSize.of(set);
            case ObjectPayload.MapCreate create -> LiveObject.OWN_BYTES + ObjectSize.of(create);
            case ObjectPayload.CounterCreate create -> LiveObject.OWN_BYTES;
            case ObjectPayload.CreateWithObjectId create -> LiveObject.OWN_BYTES + ObjectSize.of(create);
            case ObjectPayload.MapRemove remove -> 0;
            case ObjectPayload.CounterInc inc -> 0;
            case ObjectPayload.ObjectDelete delete -> 0;
            case ObjectPayload.MapClear clear -> 0;
            case null -> 0;
        };
    }

    /// Returns the bytes that messages count for against the limit of one publish.
    public static long sizeBytes(List<ObjectMessage> messages) {
        long size = 0;
        for (var message : messages) {
            size += message.operation() == null
                    ? 0
                    : ObjectSize.of(message.operation().payload());
        }
        return size;
    }

    /// Returns the bytes that requests count for against the limit of one publish.
    public static long requestBytes(List<ObjectRequest> requests) {
        return requests.stream()
                .mapToLong(request -> ObjectSize.of(request.payload()))
                .sum();
    }

    /// Forgets what is past its time, now and then: tombstones, ids of operations, and objects that nobody can reach
    /// any more, which are deleted first.
    ///
    /// @return the deletions, to be fanned out
    public List<ObjectMessage> sweep(Supplier<Stamp> stamps, long nowMs) {
        if (nowMs - sweptAtMs < SWEEP_EVERY_MS) {
            return List.of();
        }
        sweptAtMs = nowMs;
        remembered.values().removeIf(known -> known.atMs() < nowMs - REMEMBER_MS);
        pool.dropTombstonesBefore(nowMs - GRACE_MS);
        var deletions = new ArrayList<ObjectMessage>();
        for (var id : longUnreachable(nowMs)) {
            var operation = ObjectOperation.of(id, new ObjectPayload.ObjectDelete());
            deletions.add(apply(ObjectMessage.of(null, null, operation), operation, stamps.get()));
        }
        return deletions;
    }

    private Set<String> longUnreachable(long nowMs) {
        var reachable = pool.reachable();
        unreachableSince.keySet().removeIf(id -> reachable.contains(id) || pool.living(id) == null);
        var due = new LinkedHashSet<String>();
        for (var object : pool.all()) {
            if (!object.deleted() && !reachable.contains(object.id())) {
                long since = unreachableSince.computeIfAbsent(object.id(), id -> nowMs);
                if (nowMs - since >= GRACE_MS) {
                    due.add(object.id());
                }
            }
        }
        return due;
    }
}
