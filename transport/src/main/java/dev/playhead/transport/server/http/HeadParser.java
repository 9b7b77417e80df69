package dev.playhead.transport.server.http;

import dev.playhead.transport.network.NetworkLimits;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Understands the head of a request as RFC 9112 writes it. Whatever two parsers could understand differently is
/// refused: that is how one request is smuggled in another.
final class HeadParser {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    /// Blanks around a value; other characters that a library calls blank are part of it.
    private static final Pattern BLANKS = Pattern.compile("^[ \\t]+|[ \\t]+$");

    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Pattern TARGET = Pattern.compile("[\\x21\\x22\\x24-\\x7e]+");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?]*)(.*)");
    /// Headers that mean one thing: a second line of the same name would leave open which one.
    private static final Set<String> ONCE = Set.of(
            "host",
            "origin",
            "content-length",
            "transfer-encoding",
            "content-type",
            "expect",
            "authorization",
            "sec-fetch-site",
            "sec-fetch-mode",
            "sec-fetch-dest",
            "sec-websocket-key",
            "sec-websocket-version",
            "last-event-id",
            "x-ably-clientid",
            "x-ably-version");

    private HeadParser() {}

    static HttpHead parse(byte[] raw, NetworkLimits limits) throws BadRequestException {
        var lines = new String(raw, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        var request = lines[0].split(" ", -1);
        if (request.length != 3 || !request[2].matches("HTTP/\\d\\.\\d")) {
            throw bad("The first line is no HTTP request.");
        }
        if (!request[2].equals("HTTP/1.1") && !request[2].equals("HTTP/1.0")) {
            throw new BadRequestException(505, "The broker speaks HTTP/1.1.");
        }
        if (!METHODS.contains(request[0])) {
            throw new BadRequestException(501, "The method of the request is none of " + METHODS + ".");
        }
        if (lines.length - 3 > limits.headers()) {
            throw new BadRequestException(431, "The request has more than " + limits.headers() + " headers.");
        }
        var headers = new LinkedHashMap<String, String>();
        for (int i = 1; i < lines.length - 2; i++) {
            header(lines[i], headers);
        }
        checkBody(request[2], headers);
        for (var name : new String[] {"host", "origin"}) {
            if (headers.getOrDefault(name, "").indexOf('@') >= 0) {
                throw bad("The header " + name + " has no room for credentials.");
            }
        }
        if (request[2].equals("HTTP/1.1") && !headers.containsKey("host")) {
            throw bad("The request has no Host.");
        }
        var target = target(request[0], request[1], headers.getOrDefault("host", ""));
        return new HttpHead(request[0], target, request[2], headers, raw);
    }

    private static void header(String line, Map<String, String> headers) throws BadRequestException {
        if (line.startsWith(" ") || line.startsWith("\t")) {
            throw bad("A header goes on in the next line; it must be written in one.");
        }
        int colon = line.indexOf(':');
        if (colon < 0 || !NAME.matcher(line).region(0, colon).matches()) {
            throw bad("A line of the head is no header: a name, at once a colon, then the value.");
        }
        var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        var value = BLANKS.matcher(line.substring(colon + 1)).replaceAll("");
        if (!VALUE.matcher(value).matches()) {
            throw bad("The header " + name + " has a control character.");
        }
        var before = headers.put(name, value);
        if (before != null && ONCE.contains(name)) {
            throw bad("The header " + name + " may be there only once.");
        }
        if (before != null) {
            headers.put(name, before + ", " + value);
        }
    }

    private static void checkBody(String version, Map<String, String> headers) throws BadRequestException {
        var encoding = headers.get("transfer-encoding");
        var length = headers.get("content-length");
        if (encoding != null && (length != null || version.equals("HTTP/1.0"))) {
            throw bad("The length of the body is not clear.");
        }
        if (encoding != null && !encoding.equalsIgnoreCase("chunked")) {
            throw new BadRequestException(501, "The only Transfer-Encoding that is understood is chunked.");
        }
        if (length != null && !length.matches("[0-9]+")) {
            throw bad("Content-Length is no number.");
        }
        var expect = headers.get("expect");
        if (expect != null && !expect.equalsIgnoreCase("100-continue")) {
            throw new BadRequestException(417, "The only expectation that is met is 100-continue.");
        }
    }

    private static String target(String method, String given, String host) throws BadRequestException {
        if (!TARGET.matcher(given).matches()) {
            throw bad("The target of the request has characters that must be percent-encoded.");
        }
        if (given.startsWith("/") || (given.equals("*") && method.equals("OPTIONS"))) {
            return given;
        }
        var absolute = ABSOLUTE.matcher(given);
        if (!absolute.matches() || absolute.group(1).indexOf('@') >= 0) {
            throw bad("The target of the request must be a path; credentials go into the query or a header.");
        }
        if (!absolute.group(1).equalsIgnoreCase(host)) {
            throw bad("The target of the request names another host than its Host header.");
        }
        return absolute.group(2).startsWith("/") ? absolute.group(2) : "/" + absolute.group(2);
    }

    private static BadRequestException bad(String message) {
        return new BadRequestException(400, message);
    }
}
