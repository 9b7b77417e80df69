package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.theme.Theme;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A recording of many devices is opened, and moved through, in a time that grows with their number and not with its
/// cube.
@ExtendWith(FxToolkit.class)
class ManyDevicesTest {
    private static final Logger LOG = LoggerFactory.getLogger(ManyDevicesTest.class);
    private static final int DEVICES = 1_616;
    private static final long MOST_SECONDS = 20;

    @TempDir
    private Path folder;

    @Test
    void twiceTheDevicesAreNotEightTimesTheWork() throws Exception {
        shown(100); // the first one loads classes
        long half = shown(DEVICES / 2);
        long all = shown(DEVICES);
        LOG.warn("{} devices in {} ms, {} in {} ms", DEVICES / 2, half / 1_000_000, DEVICES, all / 1_000_000);
        assertTrue(all < TimeUnit.SECONDS.toNanos(MOST_SECONDS), "took " + all / 1_000_000 + " ms");
    }

    private long shown(int devices) throws Exception {
        var file = folder.resolve(devices + ".playhead.mcap");
        ManyDevices.record(file, devices);
        long begun = System.nanoTime();
        try (var session = LogSession.open(file)) {
            session.awaitCaughtUp();
            assertEquals(devices, session.timeline().tracks().size());
            long end = session.timeline().endNanos();
            for (long back : new long[] {0, 1_000_000_000, 500_000_000}) {
                var moment = session.at(end - back);
                FxToolkit.onFx(() -> {
                    var window = new PlayheadWindow(Theme.DARK);
                    var root = window.scene().getRoot();
                    root.resize(1600, 1000);
                    window.show(session);
                    window.model().goTo(end - back);
                    window.moment(session, moment);
                    root.applyCss();
                    root.layout();
                    window.paintNow();
                    int tiles = root.lookupAll(".ph-tile").size();
                    assertTrue(tiles > 1 && tiles < 12, "tiles: " + tiles);
                    assertTrue(root.lookupAll(".ph-focusable").size() < 100);
                    window.close();
                    return window;
                });
            }
        }
        return System.nanoTime() - begun;
    }
}
