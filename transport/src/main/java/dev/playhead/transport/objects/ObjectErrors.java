package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ErrorInfo;

/// The refusals of LiveObjects, with the codes that clients know.
final class ObjectErrors {
    private ObjectErrors() {}

    static ErrorInfo malformed(String problem) {
        return new ErrorInfo(92000, 400, "Invalid object message: " + problem);
    }

    static ErrorInfo badId(String id) {
        return malformed("\"" + id + "\" is no object id; ids look like map:<hash>@<ms> or counter:<hash>@<ms>.");
    }

    static ErrorInfo full(long limit) {
        return new ErrorInfo(
                92001,
                400,
                "The objects of this channel have reached their limit of " + limit + " bytes; remove some.");
    }

    static ErrorInfo deleted(String id) {
        return new ErrorInfo(92002, 400, "The object " + id + " was deleted and takes no more operations.");
    }

    static ErrorInfo deletedRoot(String id) {
        return new ErrorInfo(92003, 400, "The object " + id + " was deleted; there is nothing to read.");
    }

    static ErrorInfo unknown(String id) {
        return new ErrorInfo(92004, 404, "There is no object " + id + " on this channel.");
    }

    static ErrorInfo nothingAt(String path) {
        return new ErrorInfo(92005, 400, "There is nothing at the path \"" + path + "\".");
    }

    static ErrorInfo noTarget() {
        return new ErrorInfo(92006, 400, "An operation must name its object by objectId or by path.");
    }

    static ErrorInfo misfit(String operation, String target) {
        return new ErrorInfo(92007, 400, operation + " cannot be applied to " + target + ".");
    }
}
