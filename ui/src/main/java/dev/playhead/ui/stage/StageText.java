package dev.playhead.ui.stage;

/// How a device's text differs from the server's: what both begin with, what the device lacks, what it
/// has in excess.
record StageText(String common, String missing, String extra) {
    static StageText of(String server, String device) {
        int same = 0;
        int most = Math.min(server.length(), device.length());
        while (same < most && server.charAt(same) == device.charAt(same)) {
            same++;
        }
        if (same > 0 && Character.isHighSurrogate(server.charAt(same - 1))) {
            same--; // half of a character is none
        }
        return new StageText(server.substring(0, same), server.substring(same), device.substring(same));
    }

    boolean isSame() {
        return missing.isEmpty() && extra.isEmpty();
    }
}
