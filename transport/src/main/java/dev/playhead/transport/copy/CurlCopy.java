package dev.playhead.transport.copy;

import dev.playhead.transport.codec.FrameWriter;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.Version;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Commands of curl that send again what a client sent, by REST. Key and address are left to variables of the
/// shell: a recording holds no keys. A row that no request can stand for is a comment that says so.
public record CurlCopy() implements RowCopy {
    private static final String BEGIN = "curl -u \"$ABLY_API_KEY\" -X ";

    @Override
    public String title() {
        return "curl";
    }

    @Override
    public String of(List<CopiedRow> rows) {
        return "PLAYHEAD=http://localhost:9477\n"
                + rows.stream().map(CurlCopy::command).collect(Collectors.joining());
    }

    private static String command(CopiedRow row) {
        if (row.entry() instanceof Entry.RestIn request) {
            return request(row, request);
        }
        var messages = row.entry() instanceof Entry.FrameIn in
                        && EntryDecoder.decode(in) instanceof Decoded.Frame(var frame)
                        && frame.action() == Action.MESSAGE
                        && frame.messages() != null
                ? frame.messages()
                : List.<Message>of();
        if (messages.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "# row %,d, %s: no request stands for it%n",
                    row.row() + 1,
                    row.frames().kind(row.row()));
        }
        var channel = "\"$PLAYHEAD\"" + quoted("/channels/" + encoded(row.channel()) + "/messages");
        var created = messages.stream().filter(CurlCopy::isCreate).toList();
        var commands = new StringBuilder();
        if (!created.isEmpty()) {
            commands.append(BEGIN).append("POST ").append(channel).append(body(array(created)));
        }
        for (var message : messages) {
            if (!isCreate(message)) {
                commands.append(change(row, channel, message));
            }
        }
        return commands.toString();
    }

    private static boolean isCreate(Message message) {
        return message.action() == MessageAction.CREATE;
    }

    private static String change(CopiedRow row, String channel, Message message) {
        var serial = message.serial();
        if (serial == null) {
            return String.format(Locale.ROOT, "# row %,d names no message%n", row.row() + 1);
        }
        return BEGIN + "PATCH " + channel + quoted("/" + encoded(serial)) + body(json(message));
    }

    private static String request(CopiedRow row, Entry.RestIn request) {
        var target = withoutMasks(request.target());
        if (target.contains(MaskedKeys.MASK) || isMasked(row)) {
            return String.format(Locale.ROOT, "# row %,d had secrets, which are not recorded%n", row.row() + 1);
        }
        var command = BEGIN + quoted(request.method()) + " \"$PLAYHEAD\"" + quoted(target);
        if (request.body().length == 0) {
            return command + "\n";
        }
        if (row.payload().format() == Format.MSGPACK) {
            return "echo " + Base64.getEncoder().encodeToString(request.body()) + " | base64 -d | " + command
                    + " -H 'Content-Type: application/x-msgpack' --data-binary @-\n";
        }
        return command + body(new String(request.body(), StandardCharsets.UTF_8));
    }

    private static boolean isMasked(CopiedRow row) {
        var payload = row.payload();
        try {
            return payload.bytes().length > 0 && MaskedKeys.areIn(JsonTree.readAny(payload.format(), payload.bytes()));
        } catch (IOException unreadable) {
            return false; // nothing of it was understood, nor masked
        }
    }

    // What is masked would be sent as it is, and the key is given beside it.
    private static String withoutMasks(String target) {
        int query = target.indexOf('?');
        if (query < 0) {
            return target;
        }
        var kept = new ArrayList<String>();
        for (var pair : target.substring(query + 1).split("&", -1)) {
            if (!pair.contains(MaskedKeys.MASK)) {
                kept.add(pair);
            }
        }
        return target.substring(0, query) + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
    }

    private static String body(String json) {
        return " -H 'Content-Type: application/json' --data-raw " + quoted(json) + "\n";
    }

    private static String array(List<Message> messages) {
        return messages.stream().map(CurlCopy::json).collect(Collectors.joining(",", "[", "]"));
    }

    // As its client sent it: what the broker gave to it is not sent again.
    private static String json(Message message) {
        var version = message.version();
        var sent = message.toBuilder()
                .id(null)
                .serial(null)
                .connectionId(null)
                .connectionKey(null)
                .timestamp(null)
                .actionCode(isCreate(message) ? null : message.actionCode())
                .version(
                        version == null
                                ? null
                                : new Version(
                                        null, null, version.clientId(), version.description(), version.metadata()))
                .build();
        return new String(FrameWriter.json(sent), StandardCharsets.UTF_8);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    // For a shell: nothing in single quotation marks means anything but their end.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
