package dev.playhead.transport.codec.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.playhead.transport.codec.CapabilityText;
import dev.playhead.transport.codec.FrameWriter;
import dev.playhead.transport.codec.Trees;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.session.App;
import dev.playhead.transport.session.RestReply;
import dev.playhead.transport.session.TokenDetails;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the answers to what [AccountCalls] reads.
final class AccountAnswers {
    private static final String STATS_SCHEMA = "https://schemas.ably.com/json/app-stats-0.0.5.json";

    private AccountAnswers() {}

    static void token(JsonGenerator out, TokenDetails details, RestSecrets secrets) throws IOException {
        out.writeStartObject();
        out.writeStringField("token", secrets.token(details));
        out.writeStringField("keyName", details.keyName());
        out.writeNumberField("issued", details.issuedMs());
        out.writeNumberField("expires", details.expiresMs());
        out.writeStringField("capability", CapabilityText.write(details.capability()));
        if (details.clientId() != null) {
            out.writeStringField("clientId", details.clientId());
        }
        out.writeEndObject();
    }

    static void revoked(JsonGenerator out, List<RestReply.Revoked> results) throws IOException {
        long failed = results.stream().filter(r -> r.error() != null).count();
        startResults(out, results.size() - failed, failed);
        for (var result : results) {
            out.writeStartObject();
            out.writeStringField("target", result.target());
            if (result.error() == null) {
                out.writeNumberField("issuedBefore", result.issuedBeforeMs());
                out.writeNumberField("appliesAt", result.appliesAtMs());
            }
            error(out, result.error());
            out.writeEndObject();
        }
        endResults(out);
    }

    static void app(JsonGenerator out, App app, RestSecrets secrets) throws IOException {
        out.writeStartObject();
        out.writeStringField("appId", app.id());
        out.writeStringField("accountId", "local");
        out.writeStringField("id", app.id());
        out.writeStringField("status", "enabled");
        out.writeBooleanField("tlsOnly", false);
        out.writeArrayFieldStart("keys");
        for (var key : app.keys()) {
            var name = app.id() + "." + key.id();
            var secret = secrets.keySecret(name);
            out.writeStartObject();
            out.writeStringField("id", key.id());
            out.writeStringField("keyName", name);
            out.writeStringField("keySecret", secret);
            out.writeStringField("keyStr", name + ":" + secret);
            out.writeStringField("capability", CapabilityText.write(key.capability()));
            out.writeBooleanField("revocableTokens", key.revocable());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeFieldName("namespaces");
        Trees.write(out, app.namespaces().stream().map(App.Namespace::fields).toList());
        out.writeArrayFieldStart("channels");
        out.writeEndArray();
        for (var part : secrets.place().entrySet()) {
            out.writeFieldName(part.getKey());
            Trees.write(out, part.getValue());
        }
        out.writeEndObject();
    }

    static void batches(JsonGenerator out, RestReply.BatchPublished reply) throws IOException {
        if (reply.flat()) {
            flat(out, reply);
            return;
        }
        if (!reply.single()) {
            out.writeStartArray();
        }
        for (var batch : reply.batches()) {
            long failed = batch.stream().filter(r -> r.error() != null).count();
            startResults(out, batch.size() - failed, failed);
            for (var result : batch) {
                result(out, result);
            }
            endResults(out);
        }
        if (!reply.single()) {
            out.writeEndArray();
        }
    }

    // Protocol version 2 and older: one list, and an error around it when one of them failed.
    private static void flat(JsonGenerator out, RestReply.BatchPublished reply) throws IOException {
        boolean failed = hasFailures(reply);
        if (failed) {
            out.writeStartObject();
            error(out, PARTLY);
            out.writeFieldName("batchResponse");
        }
        out.writeStartArray();
        for (var batch : reply.batches()) {
            for (var result : batch) {
                result(out, result);
            }
        }
        out.writeEndArray();
        if (failed) {
            out.writeEndObject();
        }
    }

    static final ErrorInfo PARTLY = new ErrorInfo(40020, 400, "Some of the batch was not published.");

    static boolean hasFailures(RestReply.BatchPublished reply) {
        return reply.batches().stream().flatMap(List::stream).anyMatch(r -> r.error() != null);
    }

    private static void result(JsonGenerator out, RestReply.BatchResult result) throws IOException {
        out.writeStartObject();
        out.writeStringField("channel", result.channel());
        var published = result.published();
        if (published != null) {
            out.writeStringField("messageId", published.messageId());
            out.writeFieldName("serials");
            Trees.write(out, published.serials());
        }
        error(out, result.error());
        out.writeEndObject();
    }

    static void members(JsonGenerator out, Format format, List<RestReply.ChannelMembers> channels) throws IOException {
        long failed = channels.stream().filter(c -> c.error() != null).count();
        startResults(out, channels.size() - failed, failed);
        for (var channel : channels) {
            out.writeStartObject();
            out.writeStringField("channel", channel.channel());
            if (channel.error() == null) {
                out.writeArrayFieldStart("presence");
                for (var member : channel.members()) {
                    FrameWriter.presence(out, format, member);
                }
                out.writeEndArray();
            }
            error(out, channel.error());
            out.writeEndObject();
        }
        endResults(out);
    }

    static void stats(JsonGenerator out, RestReply.StatsPage page) throws IOException {
        out.writeStartArray();
        for (var interval : page.intervals()) {
            out.writeStartObject();
            out.writeStringField("intervalId", interval.id());
            out.writeStringField("unit", interval.unit().word());
            out.writeStringField("schema", STATS_SCHEMA);
            if (page.app() != null) {
                out.writeStringField("appId", page.app());
            }
            if (page.now().startsWith(interval.id())) {
                out.writeStringField("inProgress", page.now());
            }
            out.writeFieldName("entries");
            var entries = new LinkedHashMap<String, Object>();
            interval.entries().forEach((name, figure) -> entries.put(name, Math.round(figure)));
            Trees.write(out, entries);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void startResults(JsonGenerator out, long succeeded, long failed) throws IOException {
        out.writeStartObject();
        out.writeNumberField("successCount", succeeded);
        out.writeNumberField("failureCount", failed);
        out.writeArrayFieldStart("results");
    }

    private static void endResults(JsonGenerator out) throws IOException {
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void error(JsonGenerator out, @Nullable ErrorInfo error) throws IOException {
        if (error != null) {
            out.writeFieldName("error");
            FrameWriter.error(out, error);
        }
    }
}
