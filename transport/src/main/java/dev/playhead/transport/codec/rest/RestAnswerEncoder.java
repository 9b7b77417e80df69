package dev.playhead.transport.codec.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.playhead.transport.codec.FrameWriter;
import dev.playhead.transport.codec.JacksonStreams;
import dev.playhead.transport.codec.LegacyMessages;
import dev.playhead.transport.codec.Trees;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.session.RestReply;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Encodes replies of the core as HTTP responses. [RestRequestDecoder] reads the calls.
public final class RestAnswerEncoder {
    private RestAnswerEncoder() {}

    /// The response to a call.
    ///
    /// @param version of the protocol that the client speaks, as [RestRequestDecoder#version] reads it
    /// @param target path and query as sent; links to further pages repeat it
    /// @param secrets what puts secrets in; [RestSecrets#MASKED] for a recording
    public static RestAnswer encode(
            RestReply reply, Format format, double version, String target, RestSecrets secrets) {
        var shaped = LegacyMessages.isFor(version) ? earlier(reply) : reply;
        return RestEnvelope.around(plain(shaped, format, target, secrets), target);
    }

    private static RestReply earlier(RestReply reply) {
        return switch (reply) {
            case RestReply.Messages(var messages, var next) ->
                new RestReply.Messages(messages.stream().map(LegacyMessages::of).toList(), next);
            case RestReply.OneMessage(var message) -> new RestReply.OneMessage(LegacyMessages.of(message));
            default -> reply; // nothing else holds messages
        };
    }

    private static RestAnswer plain(RestReply reply, Format format, String target, RestSecrets secrets) {
        var headers = new LinkedHashMap<String, String>();
        return switch (reply) {
            case RestReply.Time(var now) ->
                ok(200, headers, format, out -> {
                    out.writeStartArray();
                    out.writeNumber(now);
                    out.writeEndArray();
                });
            case RestReply.Published(var channel, var messageId, var serials) ->
                ok(201, headers, format, out -> {
                    out.writeStartObject();
                    out.writeStringField("channel", channel);
                    out.writeStringField("messageId", messageId);
                    out.writeFieldName("serials");
                    Trees.write(out, serials);
                    out.writeEndObject();
                });
            case RestReply.Changed(var version) ->
                ok(200, headers, format, out -> {
                    out.writeStartObject();
                    out.writeStringField("versionSerial", version);
                    out.writeEndObject();
                });
            case RestReply.Messages(var messages, var next) -> {
                links(headers, target, next);
                yield ok(200, headers, format, out -> {
                    out.writeStartArray();
                    for (var message : messages) {
                        FrameWriter.message(out, format, message);
                    }
                    out.writeEndArray();
                });
            }
            case RestReply.OneMessage(var message) ->
                ok(200, headers, format, out -> FrameWriter.message(out, format, message));
            case RestReply.Annotations(var annotations, var next) -> {
                links(headers, target, next);
                yield ok(200, headers, format, out -> {
                    out.writeStartArray();
                    for (var annotation : annotations) {
                        FrameWriter.annotation(out, format, annotation);
                    }
                    out.writeEndArray();
                });
            }
            case RestReply.Summary(var byType) -> ok(200, headers, format, out -> Trees.write(out, byType));
            case RestReply.Presence(var members, var next) -> {
                links(headers, target, next);
                yield ok(200, headers, format, out -> {
                    out.writeStartArray();
                    for (var member : members) {
                        FrameWriter.presence(out, format, member);
                    }
                    out.writeEndArray();
                });
            }
            case RestReply.Status(var channel, var active, var metrics) ->
                ok(200, headers, format, out -> status(out, channel, active, metrics));
            case RestReply.ObjectTree tree -> ok(200, headers, format, out -> RestObjects.tree(out, tree));
            case RestReply.ObjectsChanged changed -> ok(201, headers, format, out -> RestObjects.changed(out, changed));
            case RestReply.TokenGranted(var details) ->
                ok(201, headers, format, out -> AccountAnswers.token(out, details, secrets));
            case RestReply.TokensRevoked(var results) ->
                ok(201, headers, format, out -> AccountAnswers.revoked(out, results));
            case RestReply.AppCreated(var app) ->
                ok(201, headers, format, out -> AccountAnswers.app(out, app, secrets));
            case RestReply.AppDropped(var app) -> new RestAnswer(204, headers, format, new byte[0]);
            case RestReply.ChannelNames(var names, var next) -> {
                links(headers, target, next);
                yield ok(200, headers, format, out -> Trees.write(out, names));
            }
            case RestReply.ChannelList(var channels, var next) -> {
                links(headers, target, next);
                yield ok(200, headers, format, out -> {
                    out.writeStartArray();
                    for (var channel : channels) {
                        status(out, channel.channel(), channel.active(), channel.metrics());
                    }
                    out.writeEndArray();
                });
            }
            case RestReply.BatchPublished batches -> {
                boolean failed = batches.flat() && AccountAnswers.hasFailures(batches);
                if (failed) {
                    errorHeaders(headers, AccountAnswers.PARTLY);
                }
                yield ok(failed ? 400 : 201, headers, format, out -> AccountAnswers.batches(out, batches));
            }
            case RestReply.BatchMembers(var channels) ->
                ok(200, headers, format, out -> AccountAnswers.members(out, format, channels));
            case RestReply.StatsPage page -> {
                links(headers, target, page.nextCursor());
                yield ok(200, headers, format, out -> AccountAnswers.stats(out, page));
            }
            case RestReply.Tree(var status, var tree) ->
                tree == null
                        ? new RestAnswer(status, headers, format, new byte[0])
                        : ok(status, headers, format, out -> Trees.write(out, tree));
            case RestReply.Done() ->
                ok(201, headers, format, out -> {
                    out.writeStartArray();
                    out.writeEndArray();
                });
            case RestReply.Failed(var error) -> plainFailure(error, format);
        };
    }

    /// The response that says what is wrong, in body and headers.
    ///
    /// @param target path and query as sent
    public static RestAnswer failure(ErrorInfo error, Format format, String target) {
        return RestEnvelope.around(plainFailure(error, format), target);
    }

    private static RestAnswer plainFailure(ErrorInfo error, Format format) {
        var headers = new LinkedHashMap<String, String>();
        errorHeaders(headers, error);
        if (error.statusCode() == 401 && (error.code() < 40160 || error.code() >= 40170)) {
            // ably-java renews a token only when it sees this challenge. "stale" says that another token would do: the
            // same key would make the same wrong one again of what is wrong in itself.
            boolean stale = error.code() >= 40140 && error.code() <= 40142;
            headers.put("WWW-Authenticate", "X-Ably-Token realm=\"ably\"" + (stale ? ", stale=\"true\"" : ""));
        }
        return ok(error.statusCode(), headers, format, out -> {
            out.writeStartObject();
            out.writeFieldName("error");
            FrameWriter.error(out, error);
            out.writeEndObject();
        });
    }

    private static void errorHeaders(Map<String, String> headers, ErrorInfo error) {
        headers.put("X-Ably-Errorcode", Integer.toString(error.code()));
        headers.put("X-Ably-Errormessage", error.message());
    }

    private static void status(JsonGenerator out, String channel, boolean active, Map<String, Integer> metrics)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("channelId", channel);
        out.writeStringField("name", channel);
        out.writeObjectFieldStart("status");
        out.writeBooleanField("isActive", active);
        out.writeObjectFieldStart("occupancy");
        out.writeFieldName("metrics");
        Trees.write(out, metrics);
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndObject();
    }

    private static RestAnswer ok(int status, Map<String, String> headers, Format format, JacksonStreams.Writing body) {
        return new RestAnswer(status, headers, format, JacksonStreams.write(format, body));
    }

    // Relative links with every parameter of the request: clients send exactly these again (TG).
    private static void links(Map<String, String> headers, String target, @Nullable String next) {
        var parsed = RestTarget.of(target);
        var query = new LinkedHashMap<>(parsed.query());
        var secret = List.of("key", "accessToken", "access_token", "***");
        query.keySet().removeAll(secret);
        query.putIfAbsent(
                "limit",
                Integer.toString(RestRequestDecoder.DEFAULT_LIMIT)); // ably-js takes a link without parameters for none
        var current = link(parsed, query, "current");
        query.remove("cursor");
        var links = new ArrayList<>(List.of(link(parsed, query, "first"), current));
        if (next != null) {
            query.put("cursor", next);
            links.add(link(parsed, query, "next"));
        }
        headers.put("Link", String.join(", ", links));
    }

    private static String link(RestTarget target, Map<String, String> query, String relation) {
        var text = new StringBuilder("<./").append(target.path().getLast()).append('?');
        var separator = "";
        for (var parameter : query.entrySet()) {
            text.append(separator)
                    .append(URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = "&";
        }
        return text.append(">; rel=\"").append(relation).append('"').toString();
    }
}
