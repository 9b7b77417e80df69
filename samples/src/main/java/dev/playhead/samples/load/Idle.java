package dev.playhead.samples.load;

import static dev.playhead.samples.load.LoadMain.say;

import java.io.IOException;
import java.util.ArrayList;

/// Connections that are open and silent: what each costs, and that all stay.
record Idle(ServerProcess server) {
    private static final int CONNECTIONS = 5000;

    void measure() throws IOException, InterruptedException {
        say("%n## %,d idle connections", CONNECTIONS);
        var all = new ArrayList<LoadSubscriber>();
        open(all, 100); // what is there once is not what a connection costs
        long resident = server.residentBytes();
        long heap = server.heapBytes();
        open(all, CONNECTIONS);
        Thread.sleep(2000);
        double each = 1.0 / CONNECTIONS / 1024;
        long heapNow = server.heapBytes();
        say(
                "a connection: %.1f KB of heap, %.1f KB resident; heap %d MB",
                (heapNow - heap) * each, (server.residentBytes() - resident) * each, heapNow >> 20);
        // The second time nothing is left to compile of the start.
        for (int seconds = 40; seconds <= 80; seconds += 40) {
            double cpu = server.cpuSeconds();
            Thread.sleep(40_000);
            double idle = (server.cpuSeconds() - cpu) / 40; // before the collection that the next lines ask for
            say(
                    "%d s later: %d cut, heap %d MB, resident %d MB, CPU of one core %.3f",
                    seconds,
                    all.stream().filter(LoadSubscriber::wasCut).count(),
                    server.heapBytes() >> 20,
                    server.residentBytes() >> 20,
                    idle);
        }
        for (var subscriber : all) {
            subscriber.close();
        }
    }

    private void open(ArrayList<LoadSubscriber> all, int more) throws IOException {
        for (int i = 0; i < more; i++) {
            var dialect = new AblyDialect();
            var socket = Dialect.open("localhost", server.port(), dialect, "idle-" + all.size());
            dialect.subscribe(socket, "idle-" + all.size() % 100);
            var subscriber = new LoadSubscriber(socket, dialect, false);
            all.add(subscriber);
            Thread.ofVirtual().start(subscriber);
        }
    }
}
