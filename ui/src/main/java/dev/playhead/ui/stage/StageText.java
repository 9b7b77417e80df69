package dev.playhead.ui.stage;

import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.SessionState;

/// Difference of a device's text and the server's. Immutable. What is younger than the late limit is no
/// difference, and what is on its way is late, not missing.
///
/// @param common what it has of the server's text
/// @param missing what it lacks and is not being sent
/// @param extra what it has in excess
/// @param late how many characters that it could have are on their way
record StageText(String common, String missing, String extra, int late) {
    static StageText of(SessionState.ShownMessage subject, SessionState.DeviceText device) {
        var server = subject.text();
        int same = same(server, device.text());
        if (same >= subject.settled() && device.attachment() == AttachmentStatus.ATTACHED) {
            return new StageText(device.text(), "", "", 0);
        } else if (device.attachment() == AttachmentStatus.ATTACHED
                && same(server, device.promised()) >= subject.settled()) {
            return new StageText(device.text(), "", "", subject.settled() - same);
        }
        return new StageText(
                server.substring(0, same), server.substring(same), device.text().substring(same), 0);
    }

    private static int same(String server, String device) {
        int same = 0;
        int most = Math.min(server.length(), device.length());
        while (same < most && server.charAt(same) == device.charAt(same)) {
            same++;
        }
        boolean splits = same > 0
                && same < Math.max(server.length(), device.length())
                && Character.isHighSurrogate(server.charAt(same - 1));
        return splits ? same - 1 : same; // half of a character is none
    }

    /// Returns whether it has everything that it could have.
    boolean isComplete() {
        return missing.isEmpty() && extra.isEmpty() && late == 0;
    }
}
