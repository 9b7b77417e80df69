package dev.playhead.transport.server.fanout;

/// Flow control of one client: the room that what it sends has while it waits for the broker loop. A client
/// that sends faster than it can be recorded is not read any further for a while, so it is slowed by its own
/// socket. For use by many threads.
public interface FlowControl {
    /// No control, for somebody who is not listened to.
    FlowControl ENDLESS = new FlowControl() {
        @Override
        public int freeBytes() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void await() {
            // there is room
        }

        @Override
        public void whenFree(Runnable goOn) {
            goOn.run();
        }
    };

    /// Bytes that may be read; nothing more should be when it is not positive.
    int freeBytes();

    /// Blocks until there is room.
    void await();

    /// Calls somebody once when there is room, at once when there is; on any thread.
    void whenFree(Runnable goOn);
}
