package dev.playhead.transport.core;

import dev.playhead.transport.auth.Operation;
import dev.playhead.transport.core.state.ChannelNames;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.Publisher;
import dev.playhead.transport.core.state.Rights;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import dev.playhead.transport.session.StatsInterval;
import dev.playhead.transport.session.StatsSpan;
import dev.playhead.transport.session.StatsUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers REST requests from the same state that connections use (RSC, RSL, RSP).
final class RestCalls {
    private final State state;
    private final PublishHandler publishing;
    private final AnnotateHandler annotating;
    private final Rollup rollup;
    private final Delivery delivery;
    private final LiveObjects objects;
    private final Tokens tokens;
    private final ChannelReads reads;
    private final TokenService tokenDesk;
    private final AppAdmin appDesk;
    private final PushRegistry pushDesk;

    RestCalls(
            State state,
            PublishHandler publishing,
            AnnotateHandler annotating,
            Rollup rollup,
            Delivery delivery,
            LiveObjects objects,
            Tokens tokens,
            AppAdmin appDesk) {
        this.state = state;
        this.publishing = publishing;
        this.annotating = annotating;
        this.rollup = rollup;
        this.delivery = delivery;
        this.objects = objects;
        this.tokens = tokens;
        this.reads = new ChannelReads(state);
        this.tokenDesk = new TokenService(state, tokens);
        this.appDesk = appDesk;
        this.pushDesk = new PushRegistry(state);
    }

    RestReply answer(RequestId request, Identity identity, RestCall call, long atMs) {
        var ended = tokens.refusal(identity, atMs);
        var forbidden = ended != null ? ended : forbidden(identity, call);
        if (forbidden != null) {
            return new RestReply.Failed(forbidden);
        }
        return switch (call) {
            case RestCall.Time(var aheadMs) -> new RestReply.Time(atMs - aheadMs);
            case RestCall.Publish(var channel, var messages) ->
                publish(identity, base(request), channel, messages, atMs);
            case RestCall.Change(var channel, var serial, var message) ->
                change(
                        request,
                        identity,
                        channel,
                        message.toBuilder().serial(serial).build(),
                        atMs);
            case RestCall.History(var channel, var page, var from) ->
                reads.history(state.known(identity, channel), page, from);
            case RestCall.GetMessage(var channel, var serial) -> reads.message(state.known(identity, channel), serial);
            case RestCall.Versions(var channel, var serial, var page) ->
                reads.versions(state.known(identity, channel), serial, page);
            case RestCall.Annotate(var channel, var serial, var annotations) ->
                annotate(request, identity, channel, serial, annotations, atMs);
            case RestCall.Annotations(var channel, var serial, var page) ->
                reads.annotations(state.known(identity, channel), serial, page);
            case RestCall.ClientSummary(var channel, var serial, var clientId) ->
                reads.summary(state.known(identity, channel), serial, clientId);
            case RestCall.Members(var channel, var clientId, var connectionId, var page) ->
                reads.members(state.known(identity, channel), clientId, connectionId, page);
            case RestCall.PresenceHistory(var channel, var page) ->
                reads.presenceHistory(state.known(identity, channel), page);
            case RestCall.ChannelStatus(var channel) -> reads.status(state.known(identity, channel), channel);
            case RestCall.Channels(var prefix, var whole, var page) ->
                reads.channels(identity, prefix == null ? "" : prefix, whole, page);
            case RestCall.RequestToken wish -> tokenDesk.request(identity, wish, atMs);
            case RestCall.RevokeTokens wish -> tokenDesk.revoke(identity, wish, atMs);
            case RestCall.CreateApp(var spec) -> appDesk.create(request, spec, atMs);
            case RestCall.DropApp(var app) -> appDesk.drop(identity, app, atMs);
            case RestCall.BatchPublish(var batches, var single, var flat) ->
                new RestReply.BatchPublished(batchPublish(request, identity, batches, atMs), single, flat);
            case RestCall.BatchPresence(var channels) -> batchPresence(identity, channels);
            case RestCall.Push push -> pushDesk.answer(identity, push);
            case RestCall.Stats(var unit, var span, var page) -> stats(identity, unit, span, page, atMs);
            case RestCall.AddStats(var fixtures) -> {
                fixtures.forEach(state.stats(identity)::add);
                yield new RestReply.Done();
            }
            case RestCall.ReadObjects(var channel, var query) -> objects.read(state.known(identity, channel), query);
            case RestCall.ChangeObjects(var channel, var requests) ->
                objects.change(request, identity, channel, requests, atMs);
        };
    }

    private static @Nullable ErrorInfo forbidden(Identity identity, RestCall call) {
        return switch (call) {
            case RestCall.Publish(var channel, var messages) -> publishing(identity, channel, messages);
            case RestCall.History(var channel, var page, var from) ->
                Rights.refusal(identity, Operation.HISTORY, channel);
            case RestCall.GetMessage(var channel, var serial) -> Rights.refusal(identity, Operation.HISTORY, channel);
            case RestCall.Versions(var channel, var serial, var page) ->
                Rights.refusal(identity, Operation.HISTORY, channel);
            case RestCall.Annotate(var channel, var serial, var annotations) ->
                Rights.refusal(identity, Operation.ANNOTATION_PUBLISH, channel);
            case RestCall.Annotations(var channel, var serial, var page) ->
                Rights.refusal(identity, Operation.HISTORY, channel);
            case RestCall.ClientSummary(var channel, var serial, var clientId) ->
                Rights.refusal(identity, Operation.HISTORY, channel);
            case RestCall.PresenceHistory(var channel, var page) ->
                Rights.refusal(identity, Operation.HISTORY, channel);
            case RestCall.Members(var channel, var client, var connection, var page) ->
                mayReadMembers(identity, channel);
            case RestCall.ChannelStatus(var channel) -> Rights.refusal(identity, Operation.CHANNEL_METADATA, channel);
            case RestCall.Channels all -> Rights.refusal(identity, Operation.CHANNEL_METADATA, "*");
            case RestCall.Push push -> mayPush(identity);
            case RestCall.Stats all -> Rights.refusal(identity, Operation.STATS, "*");
            case RestCall.AddStats all -> Rights.refusal(identity, Operation.STATS, "*");
            case RestCall.ReadObjects(var channel, var query) ->
                Rights.refusal(identity, Operation.OBJECT_SUBSCRIBE, channel);
            case RestCall.ChangeObjects(var channel, var requests) ->
                Rights.refusal(identity, Operation.OBJECT_PUBLISH, channel);
            // Each of these is decided where it is done.
            case RestCall.Time all -> null;
            case RestCall.Change all -> null;
            case RestCall.RequestToken all -> null;
            case RestCall.RevokeTokens all -> null;
            case RestCall.CreateApp all -> null;
            case RestCall.DropApp all -> null;
            case RestCall.BatchPublish all -> null;
            case RestCall.BatchPresence all -> null;
        };
    }

    private static @Nullable ErrorInfo mayPush(Identity identity) {
        return Rights.refusal(identity, Operation.PUSH_SUBSCRIBE, "*") == null
                ? null
                : Rights.refusal(identity, Operation.PUSH_ADMIN, "*");
    }

    private static @Nullable ErrorInfo mayReadMembers(Identity identity, String channel) {
        return Rights.refusal(identity, Operation.PRESENCE, channel) == null
                ? null
                : Rights.refusal(identity, Operation.SUBSCRIBE, channel);
    }

    private static @Nullable ErrorInfo publishing(Identity identity, String channel, List<Message> messages) {
        boolean creates = messages.stream().anyMatch(m -> m.action() == MessageAction.CREATE);
        return creates ? Rights.refusal(identity, Operation.PUBLISH, channel) : null;
    }

    private RestReply publish(Identity identity, String base, String name, List<Message> messages, long atMs) {
        if (!ChannelNames.isValid(name)) {
            return new RestReply.Failed(Errors.channelName(name));
        }
        var key = messages.isEmpty() ? null : messages.getFirst().connectionKey();
        var behalf = key == null ? null : state.byKey.get(key);
        if (key != null && (behalf == null || !behalf.identity().app().equals(identity.app()))) {
            return new RestReply.Failed(Errors.unknownConnectionKey());
        }
        var channel = state.channel(identity, name, atMs);
        var publisher = behalf == null
                ? new Publisher(null, identity, base)
                : new Publisher(behalf.id(), behalf.identity(), base);
        rollup.settleBefore(channel, publisher.connection(), messages, atMs);
        return switch (publishing.publish(channel, publisher, messages, atMs)) {
            case PublishHandler.Outcome.Refused(var error) -> new RestReply.Failed(error);
            case PublishHandler.Outcome.Stored(var serials, var steps) -> {
                delivery.steps(channel, steps, publisher.connection());
                yield new RestReply.Published(name, idOf(messages, publisher.baseId()), serials);
            }
        };
    }

    // The id that the publisher gave: of its one message, or what the ids of several begin with.
    private static String idOf(List<Message> messages, String otherwise) {
        var first = messages.isEmpty() ? null : messages.getFirst().id();
        if (first == null) {
            return otherwise;
        }
        return messages.size() == 1 ? first : first.substring(0, first.lastIndexOf(':'));
    }

    private RestReply change(RequestId request, Identity identity, String name, Message change, long atMs) {
        var channel = state.known(identity, name);
        if (channel == null) {
            return new RestReply.Failed(Errors.messageUnknown(String.valueOf(change.serial())));
        }
        var publisher = new Publisher(null, identity, base(request));
        rollup.settleBefore(channel, null, List.of(change), atMs);
        return switch (publishing.publish(channel, publisher, List.of(change), atMs)) {
            case PublishHandler.Outcome.Refused(var error) -> new RestReply.Failed(error);
            case PublishHandler.Outcome.Stored(var serials, var steps) -> {
                delivery.steps(channel, steps, null);
                yield new RestReply.Changed(serials.getFirst());
            }
        };
    }

    private RestReply annotate(
            RequestId request, Identity identity, String name, String serial, List<Annotation> given, long atMs) {
        var channel = state.known(identity, name);
        if (channel == null) {
            return new RestReply.Failed(Errors.messageUnknown(serial));
        }
        var annotations = given.stream()
                .map(annotation -> annotation.toBuilder().messageSerial(serial).build())
                .toList();
        var publisher = new Publisher(null, identity, base(request));
        return switch (annotating.annotate(channel, publisher, annotations, atMs)) {
            case AnnotateHandler.Outcome.Refused(var error) -> new RestReply.Failed(error);
            case AnnotateHandler.Outcome.Stored stored -> {
                annotating.deliver(channel, stored, atMs);
                yield new RestReply.Published(name, publisher.baseId(), stored.serials());
            }
        };
    }

    private String base(RequestId request) {
        return state.seeded.name("rest", request.value(), 10);
    }

    private List<List<RestReply.BatchResult>> batchPublish(
            RequestId request, Identity identity, List<RestCall.Batch> batches, long atMs) {
        var all = new ArrayList<List<RestReply.BatchResult>>();
        int number = 0;
        for (var batch : batches) {
            var results = new ArrayList<RestReply.BatchResult>();
            for (var channel : batch.channels()) {
                var forbidden = publishing(identity, channel, batch.messages());
                var reply = forbidden != null
                        ? new RestReply.Failed(forbidden)
                        : publish(identity, base(request) + number++, channel, batch.messages(), atMs);
                results.add(
                        switch (reply) {
                            case RestReply.Published published -> new RestReply.BatchResult(channel, published, null);
                            case RestReply.Failed(var error) -> new RestReply.BatchResult(channel, null, error);
                            default -> throw new IllegalStateException("a publish is stored or refused");
                        });
            }
            all.add(results);
        }
        return all;
    }

    private RestReply batchPresence(Identity identity, List<String> channels) {
        var all = new ArrayList<RestReply.ChannelMembers>();
        for (var channel : channels) {
            var forbidden = mayReadMembers(identity, channel);
            var members = forbidden != null ? null : state.known(identity, channel);
            all.add(new RestReply.ChannelMembers(
                    channel, members == null ? List.of() : ChannelReads.present(members), forbidden));
        }
        return new RestReply.BatchMembers(all);
    }

    private RestReply stats(Identity identity, StatsUnit unit, StatsSpan span, RestCall.Page page, long atMs) {
        boolean forwards = page.direction() == RestCall.Direction.FORWARDS;
        var all = state.stats(identity).intervals(unit, span, forwards);
        var inOrder = new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.FORWARDS, page.limit(), page.cursor());
        var cut = Paging.cut(all, inOrder, i -> 0, StatsInterval::id);
        return new RestReply.StatsPage(appOf(identity), StatsInterval.minuteOf(atMs), cut.items(), cut.next());
    }

    // All keys that nobody provisioned share one app here; each is told the one that it belongs to.
    private static @Nullable String appOf(Identity identity) {
        var key = identity.keyName();
        return identity.app().isEmpty() && key != null
                ? key.substring(0, Math.max(0, key.indexOf('.')))
                : identity.app();
    }
}
