package dev.playhead.transport.core.state;

import dev.playhead.transport.auth.Operation;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ErrorInfo;

/// The refusals of the core, each with the code that clients act on and a sentence that says what to do.
public final class Errors {
    private Errors() {}

    public static ErrorInfo badVersion(int version) {
        return new ErrorInfo(
                40017, 400, "Protocol version " + version + " is not supported; use v=2 to v=6 in the address.");
    }

    public static ErrorInfo connectionUnknown() {
        return new ErrorInfo(
                80018, 400, "Cannot resume: the broker does not know this connection any more. A new one was made.");
    }

    public static ErrorInfo channelName(String name) {
        return new ErrorInfo(40010, 400, "\"" + name + "\" is not a valid channel name.");
    }

    public static ErrorInfo mode(ChannelMode need) {
        return new ErrorInfo(
                40165,
                401,
                "The attachment was not asked for mode " + need.word() + "; add it to the channel's modes.");
    }

    static ErrorInfo capability(Operation operation, String channel) {
        return new ErrorInfo(
                40160, 401, "The capability does not permit " + operation.word() + " on channel " + channel + ".");
    }

    public static ErrorInfo nothingPermitted(String channel) {
        return new ErrorInfo(
                40160, 401, "The capability permits none of the modes asked for on channel " + channel + ".");
    }

    static ErrorInfo anonymousChange() {
        return new ErrorInfo(
                40166, 401, "The capability permits changing one's own messages only, and nobody has no own messages.");
    }

    public static ErrorInfo otherApp() {
        return new ErrorInfo(40102, 401, "The credential belongs to another app than the connection.");
    }

    public static ErrorInfo otherClient(String before, String now) {
        return new ErrorInfo(
                40102, 401, "The connection is of clientId \"" + before + "\"; it cannot go on as \"" + now + "\".");
    }

    public static ErrorInfo tokenExpired() {
        return new ErrorInfo(40142, 401, "The token has expired.");
    }

    public static ErrorInfo tokenRevoked() {
        return new ErrorInfo(40141, 401, "The token has been revoked.");
    }

    public static ErrorInfo anonymousClaim(String given) {
        return new ErrorInfo(40012, 400, "Somebody without a clientId cannot act as \"" + given + "\".");
    }

    public static ErrorInfo appUnknown(String app) {
        return new ErrorInfo(40400, 404, "There is no app " + app + ".");
    }

    public static ErrorInfo mayNotDropApp(String app) {
        return new ErrorInfo(
                40160, 401, "To delete app " + app + " takes a key that may do everything on all of its channels.");
    }

    public static ErrorInfo notOfApp(String app) {
        return new ErrorInfo(40300, 403, "Only a key of app " + app + " may do this.");
    }

    public static ErrorInfo nothingGranted() {
        return new ErrorInfo(40160, 401, "The key permits nothing of the capability asked for.");
    }

    public static ErrorInfo emptyClientId() {
        return new ErrorInfo(40012, 400, "A clientId must not be empty.");
    }

    public static ErrorInfo badTtl(String ttl, long mostMs) {
        return new ErrorInfo(40003, 400, "ttl must be 1 to " + mostMs + " ms, not " + ttl + ".");
    }

    public static ErrorInfo badTimestamp(String timestamp) {
        return new ErrorInfo(
                40104, 401, "The timestamp " + timestamp + " is more than two minutes from now; check the clock.");
    }

    public static ErrorInfo badNonce() {
        return new ErrorInfo(40105, 401, "The nonce has fewer than 16 characters or was used before.");
    }

    public static ErrorInfo basicNeeded() {
        return new ErrorInfo(40162, 401, "Tokens are revoked with their key itself (Basic), not with a token.");
    }

    public static ErrorInfo badTarget(String target) {
        return new ErrorInfo(
                40000, 400, "\"" + target + "\" is no target: use clientId:, revocationKey: or channel: and a value.");
    }

    public static ErrorInfo immutable(String channel) {
        return new ErrorInfo(
                93002,
                400,
                "Messages on " + channel
                        + " cannot be changed or annotated; the namespace needs the rule mutableMessages.");
    }

    public static ErrorInfo tooManyMembers(int most) {
        return new ErrorInfo(91003, 400, "The channel has " + most + " members already, which is its limit.");
    }

    static ErrorInfo badParam(String name, String value, String wanted) {
        return new ErrorInfo(
                40003, 400, "The channel parameter " + name + " must be " + wanted + ", not " + value + ".");
    }

    public static ErrorInfo rewindTruncated(int most) {
        return new ErrorInfo(40003, 400, "There is more to rewind; at most " + most + " messages are.");
    }

    public static ErrorInfo tooManyChannels(int most) {
        return new ErrorInfo(90010, 400, "The connection has " + most + " channels attached, which is its limit.");
    }

    public static ErrorInfo tooManyConnections(int most) {
        return new ErrorInfo(80021, 429, "There are " + most + " connections, which is the limit.");
    }

    public static ErrorInfo tooFast(int most) {
        return new ErrorInfo(42911, 429, "The connection may publish " + most + " messages in a second.");
    }

    public static ErrorInfo forced() {
        return new ErrorInfo(40099, 400, "Refused because the publish asked for it (_forceNack).");
    }

    public static ErrorInfo droppedAtBreakpoint() {
        return new ErrorInfo(40160, 401, "The publish was dropped on purpose, at a breakpoint.");
    }

    public static ErrorInfo ephemeralMixed() {
        return new ErrorInfo(40032, 400, "Either all messages of one publish are ephemeral or none is.");
    }

    public static ErrorInfo deviceUnknown(String id) {
        return new ErrorInfo(40400, 404, "No device is registered as " + id + ".");
    }

    public static ErrorInfo notServed(String what) {
        return new ErrorInfo(40400, 404, "Nothing is served at " + what + ".");
    }

    public static ErrorInfo tooLarge(long size, long limit) {
        return new ErrorInfo(40009, 413, "The publish has " + size + " bytes; at most " + limit + " are allowed.");
    }

    public static ErrorInfo clientId(String given, String own) {
        return new ErrorInfo(40012, 400, "clientId \"" + given + "\" is not the connection's own \"" + own + "\".");
    }

    public static ErrorInfo anonymousPresence() {
        return new ErrorInfo(91000, 400, "Presence needs a clientId; give the client one.");
    }

    public static ErrorInfo unnamedPresence() {
        return new ErrorInfo(
                40012,
                400,
                "A client that may be anybody must say as whom it is present; name a clientId to enter as.");
    }

    public static ErrorInfo presenceAction(int action) {
        return new ErrorInfo(
                40003, 400, "Presence action " + action + " cannot be sent; use 2 to enter, 4 to update, 3 to leave.");
    }

    public static ErrorInfo otherConnection(String given) {
        return new ErrorInfo(
                40000,
                400,
                "Malformed message; mismatched connectionId: " + given
                        + " is another connection. Leave the field out; the broker fills it in.");
    }

    public static ErrorInfo notAttached(String channel) {
        return new ErrorInfo(90001, 404, "Presence needs an attachment to " + channel + "; attach first.");
    }

    public static ErrorInfo messageIds() {
        return new ErrorInfo(
                40031, 400, "Ids of messages in one publish must be <base>:0, <base>:1 and so on, on all or on none.");
    }

    public static ErrorInfo messageUnknown(String serial) {
        return new ErrorInfo(40400, 404, "No message has the serial " + serial + " on this channel.");
    }

    public static ErrorInfo noSerial() {
        return new ErrorInfo(40003, 400, "An update, delete or append must name the serial of its message.");
    }

    public static ErrorInfo noMessageSerial() {
        return new ErrorInfo(40003, 400, "An annotation must name the serial of its message in messageSerial.");
    }

    public static ErrorInfo anonymousAnnotation(String type) {
        return new ErrorInfo(
                40161, 401, "An annotation of type " + type + " needs a clientId here; give the client one.");
    }

    public static ErrorInfo badAction(int action) {
        return new ErrorInfo(40003, 400, "Message action " + action + " cannot be published.");
    }

    static ErrorInfo appendType() {
        return new ErrorInfo(40013, 400, "An append must have the same kind of data and encoding as its message.");
    }

    public static ErrorInfo otherSeries() {
        return new ErrorInfo(
                90005,
                404,
                "The channelSerial is from another broker or another life of this one; continuity is lost.");
    }

    public static ErrorInfo serialExpired() {
        return new ErrorInfo(90003, 404, "The channelSerial is not known here; continuity is lost.");
    }

    public static ErrorInfo gapDropped() {
        return new ErrorInfo(
                90003,
                404,
                "Messages expired: some of what followed the channelSerial is not kept any more; continuity is lost.");
    }

    public static ErrorInfo attachPoint(String serial) {
        return new ErrorInfo(90008, 400, "\"" + serial + "\" is not a serial of this channel.");
    }

    public static ErrorInfo malformed(String problem) {
        return new ErrorInfo(40000, 400, problem);
    }

    public static ErrorInfo unknownAction(int action) {
        return new ErrorInfo(40000, 400, "Action " + action + " is not one this broker serves; the frame was ignored.");
    }

    public static ErrorInfo stopping() {
        return new ErrorInfo(50003, 503, "The broker is stopping; try again in a moment.");
    }

    public static ErrorInfo unknownConnectionKey() {
        return new ErrorInfo(40006, 400, "No connection has this connectionKey.");
    }
}
