package dev.playhead.transport.api;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.compare.Side;
import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.copy.RowCopy;
import dev.playhead.transport.cut.CutRange;
import dev.playhead.transport.cut.RecordingCut;
import dev.playhead.transport.delivery.DeliveryMatrix;
import dev.playhead.transport.delivery.MessageArrivals;
import dev.playhead.transport.field.Filter;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// A session as the screens see it: a live one and an opened recording alike, since both read a log.
/// Safe for use by many threads.
public interface Session extends AutoCloseable {
    /// Grows whenever [#timeline] has something new. One volatile read, for use on every pulse.
    long epoch();

    /// Returns the [#epoch] that was the last to tell of something worth a look at once. Later ones differ from it by
    /// the time that has passed and by signs of life of connections.
    default long eventEpoch() {
        return epoch();
    }

    /// Returns how many entries of the recording the timeline holds. A later timeline that holds as many differs only
    /// by the time that has passed.
    long entries();

    /// Waits until [#epoch] is another than `known`, at most `mostMs`. Returns at once when it is already.
    void awaitNews(long known, long mostMs) throws InterruptedException;

    /// The newest timeline. Cheap.
    Timeline timeline();

    /// Returns the findings of the checkers in what [#timeline] shows, in the order they were found. Grows
    /// only, but a finding may be replaced by a newer version when more of the same happens. Cheap.
    default List<Finding> findings() {
        return List.of();
    }

    /// Returns what the rules had to say at a moment, ns since 1970; `Long.MAX_VALUE` for now. Costs as much as there
    /// are findings and participants: not for the FX thread.
    default CheckStatus checks(long nanos) {
        return CheckStatus.NONE;
    }

    /// Returns how the versions of a channel from number `from` to before `to` had reached everybody at a moment; those
    /// that are no longer kept are left out. Cheap for some hundred cells.
    ///
    /// @param lateNanos after which time a delivery is late, ns
    /// @param nanos the moment, ns since 1970; `Long.MAX_VALUE` for now
    default DeliveryMatrix deliveries(ChannelId channel, int from, int to, long lateNanos, long nanos) {
        return DeliveryMatrix.empty(channel);
    }

    /// Returns how the versions of one message had reached everybody at a moment; those that are no longer kept are
    /// left out. Cheap for some thousand cells.
    ///
    /// @param lateNanos after which time a delivery is late, ns
    /// @param nanos the moment, ns since 1970; `Long.MAX_VALUE` for now
    default MessageArrivals arrivals(ChannelId channel, String serial, long lateNanos, long nanos) {
        return MessageArrivals.none(serial);
    }

    /// Returns which of some messages of a channel the server held at a moment, ns since 1970 (`Long.MAX_VALUE` for
    /// now): the serial of its newest version by the serial of each. Runs the core: not for the FX thread.
    ///
    /// @throws IOException when the recording cannot be read
    default Map<String, String> history(ChannelId channel, Collection<String> serials, long nanos) throws IOException {
        return Map.of();
    }

    /// Returns how many versions a channel had had at a moment, ns since 1970; `Long.MAX_VALUE` for now. Cheap.
    default int deliveredVersions(ChannelId channel, long nanos) {
        return 0;
    }

    /// The session at `nanos` (ns since 1970; `Long.MAX_VALUE` for now). Runs the core and reads the log:
    /// not for the FX thread.
    ///
    /// @throws IOException when the recording cannot be read
    SessionState at(long nanos) throws IOException;

    /// Returns a channel as the server and the devices held it at `nanos` (ns since 1970; `Long.MAX_VALUE`
    /// for now): its newest messages, a thousand at most. Runs the core: not for the FX thread.
    ///
    /// @throws IOException when the recording cannot be read
    default ChannelState channel(ChannelId channel, long nanos) throws IOException {
        return ChannelState.empty(channel, nanos);
    }

    /// Returns the text of some messages of a channel as it had been sent to a participant by a moment, ns since 1970,
    /// by their serials. Reads the log for each of them: not for the FX thread.
    ///
    /// @throws IOException when the recording cannot be read
    default Map<String, String> sentTexts(ChannelId channel, Collection<String> serials, int participant, long nanos)
            throws IOException {
        return Map.of();
    }

    /// One row of the frames table, decoded, and what had come of it by `nanos` (ns since 1970;
    /// `Long.MAX_VALUE` for now). Reads the log: not for the FX thread.
    ///
    /// @throws IOException when the recording cannot be read
    FrameDetail detail(int row, long nanos) throws IOException;

    /// Returns the details of a row as of now.
    ///
    /// @throws IOException when the recording cannot be read
    default FrameDetail detail(int row) throws IOException {
        return detail(row, Long.MAX_VALUE);
    }

    /// Returns the frame that an entry says was held at a breakpoint, as indented JSON; empty when it says nothing of
    /// the kind. Reads the log: not for the FX thread.
    ///
    /// @param position of the entry, as in [dev.playhead.transport.insight.HeldTrack]
    /// @throws IOException when the recording cannot be read
    default String heldFrame(long position) throws IOException {
        return "";
    }

    /// A few words on one row, for the table. Reads the log; results are kept for rows asked lately.
    ///
    /// @throws IOException when the recording cannot be read
    String summary(int row) throws IOException;

    /// All versions of the message that a row is about; none when it is about none. Reads the log, but each
    /// version of the message asked last only once: not for the FX thread.
    ///
    /// @throws IOException when the recording cannot be read
    default MessageVersions versions(int row) throws IOException {
        return MessageVersions.NONE;
    }

    /// All versions of a message of a channel; none when there is no such message. Reads the log, but each version of
    /// the message asked last only once: not for the FX thread.
    ///
    /// @throws IOException when the recording cannot be read
    default MessageVersions versions(ChannelId channel, String serial) throws IOException {
        return MessageVersions.NONE;
    }

    /// Rows of the frames table as text for other programs. Reads the log: not for the FX thread.
    ///
    /// @throws IOException when the recording cannot be read
    default String copy(RowCopy format, List<Integer> rows) throws IOException {
        return format.of(List.of());
    }

    /// Returns all messages as the server has them now, to be compared with another side. Runs the core: not for the FX
    /// thread.
    ///
    /// @throws IOException when the recording cannot be read
    default Side side() throws IOException {
        return Side.NOTHING;
    }

    /// Returns the messages as a device was sent them by now, to be compared with another side. Reads the log: not for
    /// the FX thread.
    ///
    /// @param participant its index in [#timeline]
    /// @throws IOException when the recording cannot be read
    default Side side(int participant) throws IOException {
        return Side.NOTHING;
    }

    /// Writes a part of the session as a recording of its own, and returns where its entries are in it. Reads the log:
    /// not for the FX thread.
    ///
    /// @param note what the part says of itself, in a sentence
    /// @param file must not be there yet
    /// @throws IOException when the recording cannot be read or has nothing of that time, or when the file is there
    /// already or cannot be written
    default RecordingCut.Positions cut(CutRange range, String note, Path file) throws IOException {
        throw new IOException("This session has no log, so nothing can be cut out of it.");
    }

    /// A filter as a question about rows of a timeline of this session. What it returns is for one thread. When the
    /// filter needs entries it reads the log, so not for the FX thread, and throws `UncheckedIOException` when that
    /// fails.
    default IntPredicate rows(Filter filter, Timeline timeline) {
        return filter.over(timeline, position -> {
            throw new IOException("This session has no log, so its payloads cannot be searched.");
        });
    }

    /// Numbers for the status bar, as of now.
    Vitals vitals();

    /// Returns how far the session has been read, from 0 to 1: its part of what was there when it was opened.
    default double progress() {
        return 1;
    }

    /// Returns what was lost of the recording, in sentences for a person; empty when nothing was, and for a
    /// live session.
    default List<String> damage() {
        return List.of();
    }

    /// Returns why the screens show something else than the recording has, as a sentence for a person; empty
    /// while all is well.
    default Optional<String> problem() {
        return Optional.empty();
    }

    /// Returns the controls of the session; empty for a recording.
    Optional<Controls> controls();

    @Override
    void close() throws IOException;
}
