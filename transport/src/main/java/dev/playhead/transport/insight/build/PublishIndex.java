package dev.playhead.transport.insight.build;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.run.RunIndex;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.session.RestCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Publishes, once the broker has accepted it: the messages as they were sent, with the serials they got.
final class PublishIndex {
    private final Map<Long, Waiting> waiting = new HashMap<>();
    // How many of those are an append to which message.
    private final Map<Grown, Integer> waitingAppends = new HashMap<>();
    private final ParticipantIndex participants;
    private final ChannelIndex channels;
    private final RunIndex runs;

    /// The serial that the broker answers with for an append that it has put together with a later one.
    private static final String NO_VERSION = "";

    private record Waiting(long position, int participant, ChannelId channel, List<Message> messages, long atNanos) {}

    private record Grown(ChannelId channel, String serial) {}

    PublishIndex(ParticipantIndex participants, ChannelIndex channels, RunIndex runs) {
        this.participants = participants;
        this.channels = channels;
        this.runs = runs;
    }

    /// Messages arrived in the entry at `position` and wait for the broker's word.
    void arrived(long position, int participant, ChannelId channel, List<Message> messages, long nanos) {
        waiting.put(position, new Waiting(position, participant, channel, messages, nanos));
        var grown = grown(channel, messages);
        if (grown != null) {
            waitingAppends.merge(grown, 1, Integer::sum);
        }
    }

    private @Nullable Waiting taken(long position) {
        var publish = waiting.remove(position);
        var grown = publish == null ? null : grown(publish.channel, publish.messages);
        if (grown != null) {
            waitingAppends.computeIfPresent(grown, (message, count) -> count == 1 ? null : count - 1);
        }
        return publish;
    }

    // What the first of these messages is appended to; null when it is not.
    private static @Nullable Grown grown(ChannelId channel, List<Message> messages) {
        var first = messages.isEmpty() ? null : messages.getFirst();
        return first == null || first.action() != MessageAction.APPEND
                ? null
                : new Grown(channel, String.valueOf(first.serial()));
    }

    void called(long position, int participant, String app, RestCall call, long nanos) {
        switch (call) {
            case RestCall.Publish(var name, var messages) ->
                arrived(position, participant, new ChannelId(app, name), messages, nanos);
            case RestCall.Change(var name, var serial, var message) ->
                arrived(
                        position,
                        participant,
                        new ChannelId(app, name),
                        List.of(message.toBuilder().serial(serial).build()),
                        nanos);
            default -> {}
        }
    }

    /// The broker hands messages on before it answers a REST publish; what it hands on has the serials
    /// already.
    void handedOn(long cause, List<Message> messages) {
        var publish = waiting.get(cause);
        if (publish != null && isAnswerTo(publish, messages)) {
            accepted(cause, messages.stream().map(PublishIndex::newSerial).toList());
        }
    }

    // What was held back for a message is handed on by the same input as the change that it had to come before.
    private boolean isAnswerTo(Waiting publish, List<Message> messages) {
        if (publish.messages.size() != messages.size()) {
            return false;
        }
        for (int i = 0; i < messages.size(); i++) {
            var asked = publish.messages.get(i);
            var came = messages.get(i);
            if (asked.action() == MessageAction.CREATE) {
                if (came.action() != MessageAction.CREATE) {
                    return false;
                }
                continue;
            }
            var known = channels.message(publish.channel, came.serial());
            if (!Objects.equals(asked.serial(), came.serial())
                    || isByAnother(publish, came)
                    || came.action() == MessageAction.SUMMARY
                    || known != null && newSerial(came).compareTo(known.lastVersion) <= 0) {
                return false;
            }
        }
        return true;
    }

    // As far as both say who they are.
    private boolean isByAnother(Waiting publish, Message came) {
        var version = came.version();
        var own = publish.participant < 0
                ? null
                : participants.participant(publish.participant).clientId();
        if (own == null || version == null || version.clientId() == null) {
            return false;
        }
        return !own.equals(version.clientId());
    }

    /// Returns how many appends to the same message the broker has taken but not answered yet.
    int waitingAppends(ChannelId channel, List<Message> messages) {
        var grown = grown(channel, messages);
        return grown == null ? 0 : waitingAppends.getOrDefault(grown, 0);
    }

    private static String newSerial(Message message) {
        var version = message.version();
        if (message.action() != MessageAction.CREATE && version != null && version.serial() != null) {
            return version.serial();
        }
        return String.valueOf(message.serial());
    }

    /// Forgets what the entry at `cause` brought: it is not stored, or nobody will ever hear of it.
    void refused(long cause) {
        taken(cause);
    }

    /// The entry at `cause` was accepted; one serial for each of its messages.
    void accepted(long cause, List<String> serials) {
        var publish = taken(cause);
        if (publish == null) {
            return;
        }
        var messages = publish.messages;
        for (int i = 0; i < Math.min(serials.size(), messages.size()); i++) {
            var message = messages.get(i);
            if (message.action() == MessageAction.CREATE) {
                created(publish, message, serials.get(i));
            } else if (message.serial() != null) {
                changed(publish, message, message.serial(), serials.get(i));
            }
        }
    }

    private void created(Waiting publish, Message message, String serial) {
        if (channels.message(publish.channel, serial) != null) {
            return; // sent once more after a resume, answered as before
        }
        var headers = AiHeaders.of(message);
        var name = message.name() == null ? "" : message.name();
        if (headers.isPresent() && (name.equals("ai-output") || name.startsWith("ai-run-"))) {
            participants.isAgent(publish.participant);
        }
        var stamped = message.toBuilder().serial(serial).build();
        int run = -1;
        if (headers.isPresent()) {
            run = runs.created(publish.channel, publish.participant, stamped, headers, publish.atNanos);
        } else if (name.equals(RunIndex.CANCEL) && message.data() instanceof Data.Text(var stopped)) {
            var known = channels.message(publish.channel, stopped);
            runs.stopPlain(known == null ? -1 : known.run, publish.participant, publish.atNanos);
        }
        boolean isText = headers.isPresent()
                ? headers.isStream() && name.equals("ai-output")
                : message.data() instanceof Data.Text && !name.equals(RunIndex.CANCEL);
        var created = channels.create(publish.channel, serial, publish.atNanos, isText, headers.isStream(), run);
        created.author = publish.participant;
        created.broughtBy(publish.position);
        created.createdLength = length(message);
        created.plain = !headers.isPresent();
        if (headers.isStream() && length(message) > 0) {
            runs.grew(run, publish.atNanos, length(message));
        }
        if (headers.isClosed()) {
            channels.closed(created, publish.atNanos);
        }
    }

    private void changed(Waiting publish, Message change, String serial, String version) {
        var known = channels.message(publish.channel, serial);
        // A message of an earlier recording: its creation is not in this log.
        var message = known != null ? known : earlier(publish, change, serial);
        if (!version.equals(NO_VERSION)) {
            if (version.equals(message.lastVersion)) {
                return;
            }
            // An answer that had to wait for others of its connection may be of an older one.
            message.lastVersion = version.compareTo(message.lastVersion) > 0 ? version : message.lastVersion;
        }
        if (change.action() == MessageAction.APPEND) {
            if (message.plain && message.run < 0) {
                message.run = runs.plain(
                        publish.channel, publish.participant, serial, message.createdNanos, message.createdLength);
            }
            channels.appended(message, publish.atNanos, length(change));
            runs.grew(message.run, publish.atNanos, length(change));
            participants.isAgent(publish.participant);
        } else {
            channels.changed(message, publish.atNanos, change.action() == MessageAction.DELETE);
        }
        message.broughtBy(publish.position);
        if (AiHeaders.of(change).isClosed() || change.action() == MessageAction.DELETE) {
            channels.closed(message, publish.atNanos);
        }
    }

    private MessageBuilder earlier(Waiting publish, Message change, String serial) {
        boolean isText = change.data() instanceof Data.Text;
        var message = channels.create(publish.channel, serial, publish.atNanos, isText, false, -1);
        message.plain = !AiHeaders.of(change).isPresent();
        return message;
    }

    private static int length(Message message) {
        return switch (message.data()) {
            case Data.Text(var text) -> text.length();
            case Data.Binary(var bytes) -> bytes.length;
            case null -> 0;
        };
    }

    /// Returns what `message` does, in the word of the frames table.
    static String kind(List<Message> messages) {
        var kinds = new ArrayList<String>();
        for (var message : messages) {
            var action = message.action();
            kinds.add(action == null || action == MessageAction.CREATE ? "MESSAGE" : action.name());
        }
        return kinds.stream().distinct().count() == 1 ? kinds.getFirst() : "MESSAGE";
    }
}
