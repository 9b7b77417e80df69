package dev.playhead.transport.auth;

/// A name or pattern of a capability, compared segment by segment at `:` (TK2b).
///
/// @param text as written; `*` stands for one segment, at the end for one or more
record Resource(String text) {
    private static final String EVERYTHING = "[*]*";

    /// Returns whether a channel, or a resource that is not wider than this one, falls under it. Qualifiers that
    /// only ask for channel parameters must be gone from the name.
    boolean covers(String name) {
        if (text.equals(EVERYTHING) || text.equals(name)) {
            return true;
        }
        var own = qualifier(text);
        var other = qualifier(name);
        return own.equals(other) && segmentsCover(text.substring(own.length()), name.substring(other.length()));
    }

    private static String qualifier(String name) {
        int end = name.startsWith("[") ? name.indexOf(']') : -1;
        return end < 0 ? "" : name.substring(0, end + 1);
    }

    private static boolean segmentsCover(String pattern, String name) {
        var wanted = pattern.split(":", -1);
        var given = name.split(":", -1);
        for (int i = 0; i < wanted.length; i++) {
            boolean last = i == wanted.length - 1;
            if (i >= given.length) {
                return false;
            }
            if (wanted[i].equals("*")) {
                if (last) {
                    return true;
                }
            } else if (!wanted[i].equals(given[i])) {
                return false;
            }
        }
        return wanted.length == given.length;
    }
}
