package dev.playhead.transport.check.device;

import dev.playhead.transport.check.VerdictRule;
import java.util.List;
import java.util.function.Supplier;

/// The rules about devices, one line each.
public final class DeviceRules {
    private static final List<Supplier<VerdictRule>> ALL = List.of(
            SilentDevice::new, // it is there, and takes nothing
            BurstDelivery::new,
            ContinuityLost::new,
            TokenNotRenewed::new,
            ReconnectLoop::new,
            EchoOff::new,
            SharedClientId::new);

    private DeviceRules() {}

    /// Returns one new checker of each, for one session.
    public static List<VerdictRule> all() {
        return ALL.stream().map(Supplier::get).toList();
    }
}
