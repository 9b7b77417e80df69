package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.copy.RowCopy;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.ui.conversation.DeviceConversations;
import dev.playhead.ui.frame.Summaries;
import dev.playhead.ui.pulse.LatestOnly;
import dev.playhead.ui.version.ReadMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// A session that is looked at, live or recorded, with everything that reads it for the screens. Closing it ends the
/// reading; the session itself stays open, since it belongs to whoever opened it. FX thread.
final class OpenSession implements AutoCloseable {
    private static final long DETAIL_EVERY_NANOS = 500_000_000;
    private static final long LOOKS_FOR_DAMAGE_EVERY_MS = 100;

    private final Session session;
    private final List<Listener> listeners = new ArrayList<>();
    private final LatestOnly<Long, SessionState> states;
    private final LatestOnly<FrameAt, FrameDetail> details;
    private final LatestOnly<VersionsOf, VersionsRead> versions;
    private final LatestOnly<CopyOf, Runnable> copies;
    private final LatestOnly<HeldAt, Runnable> heldFrames;
    private final LatestOnly<ChannelAt, ReadMessages> channels;
    private final LatestOnly<DevicesAt, DeviceConversations> conversations;
    private final Summaries summaries;
    private volatile boolean closed;
    private long askedNanos = Long.MIN_VALUE;
    private long askedEpoch;
    private int detailRow = -1;
    private long detailNanos;
    private long detailEpoch;
    private long lastDetail;

    /// A row of the frames table at a moment, ns since 1970.
    private record FrameAt(int row, long nanos) {}

    private record ChannelAt(
            ChannelId channel, long nanos, @Nullable String serial, int device) {}

    private record DevicesAt(ChannelId channel, long nanos, List<Integer> devices) {}

    private record CopyOf(RowCopy format, List<Integer> rows, Consumer<String> then) {}

    private record HeldAt(long position, Consumer<String> then) {}

    private record VersionsOf(int row, Consumer<MessageVersions> then) {}

    private record VersionsRead(MessageVersions versions, Consumer<MessageVersions> then) {}

    /// Told what was read, unless the session was closed meanwhile. FX thread.
    interface Listener {
        /// Returns one that wants to know that something came, and what is wrong.
        static Listener of(Runnable onNews, Consumer<List<String>> onDamage, Consumer<String> onProblem) {
            return new Listener() {
                @Override
                public void arrived(OpenSession open, SessionState state) {
                    onNews.run();
                }

                @Override
                public void damage(OpenSession open, List<String> sentences) {
                    onDamage.accept(sentences);
                }

                @Override
                public void problem(OpenSession open, String sentence) {
                    onProblem.accept(sentence);
                }
            };
        }

        /// The session at the moment that was asked for last, or shortly before.
        default void arrived(OpenSession open, SessionState state) {}

        /// The row that is looked at closely.
        default void detail(OpenSession open, FrameDetail detail) {}

        /// A channel at the moment that was asked for last, or shortly before.
        default void channel(OpenSession open, ReadMessages read) {}

        /// A channel as some devices had it at the moment that was asked for last, or shortly before.
        default void conversations(OpenSession open, DeviceConversations read) {}

        /// Summaries of rows are known that were not.
        default void summaries(OpenSession open) {}

        /// Tells what was lost of the recording, in sentences; empty when nothing was. Told once all has been
        /// read.
        default void damage(OpenSession open, List<String> sentences) {}

        /// Something could not be read; a sentence for a person.
        default void problem(OpenSession open, String sentence) {}
    }

    OpenSession(Session session) {
        this.session = session;
        states = new LatestOnly<>(
                session::at,
                state -> tell(listener -> listener.arrived(this, state)),
                e -> problem("The state at this moment cannot be read: " + e.getMessage()));
        details = new LatestOnly<>(
                wanted -> session.detail(wanted.row, wanted.nanos),
                detail -> {
                    if (detail.row() == detailRow) {
                        tell(listener -> listener.detail(this, detail));
                    }
                },
                e -> problem("A row cannot be read: " + e.getMessage()));
        versions = new LatestOnly<>(
                wanted -> new VersionsRead(session.versions(wanted.row), wanted.then),
                read -> {
                    if (!closed) {
                        read.then.accept(read.versions);
                    }
                },
                e -> problem("The versions of a message cannot be read: " + e.getMessage()));
        channels = new LatestOnly<>(
                wanted -> ReadMessages.of(session, wanted.channel, wanted.nanos, wanted.serial, wanted.device),
                read -> tell(listener -> listener.channel(this, read)),
                e -> problem("A channel cannot be read: " + e.getMessage()));
        conversations = new LatestOnly<>(
                wanted -> DeviceConversations.of(session, wanted.channel, wanted.nanos, wanted.devices),
                read -> tell(listener -> listener.conversations(this, read)),
                e -> problem("A channel cannot be read: " + e.getMessage()));
        copies = new LatestOnly<>(
                wanted -> {
                    var text = session.copy(wanted.format, wanted.rows);
                    return () -> wanted.then.accept(text);
                },
                Runnable::run,
                e -> problem("Rows cannot be copied: " + e.getMessage()));
        heldFrames = new LatestOnly<>(
                wanted -> {
                    var json = session.heldFrame(wanted.position);
                    return () -> wanted.then.accept(json);
                },
                Runnable::run,
                e -> problem("A held frame cannot be read: " + e.getMessage()));
        summaries = new Summaries(session, () -> tell(listener -> listener.summaries(this)));
        Thread.ofVirtual().name("damage").start(this::lookForDamage);
    }

    Session session() {
        return session;
    }

    void listen(Listener listener) {
        if (!listeners.contains(listener)) {
            listeners.add(listener);
        }
    }

    /// Asks for what is to be shown at a moment, ns since 1970, where it is not known yet.
    ///
    /// @param grows whether the state of that moment changes as the session grows
    /// @param pulseNanos now, for the pace
    void ask(long nanos, boolean grows, long pulseNanos) {
        if (nanos != askedNanos || grows && askedEpoch != session.epoch()) {
            askedNanos = nanos;
            askedEpoch = session.epoch();
            states.ask(nanos);
        }
        // What became of a frame depends on the moment that is shown.
        boolean grew = session.epoch() != detailEpoch && pulseNanos - lastDetail > DETAIL_EVERY_NANOS;
        if (detailRow >= 0 && (nanos != detailNanos || grew)) {
            detailEpoch = session.epoch();
            lastDetail = pulseNanos;
            look(detailRow, nanos);
        }
    }

    /// Asks for the state anew at the next [#ask].
    void forgetState() {
        askedNanos = Long.MIN_VALUE;
    }

    /// Looks closely at a row of the frames table from now on, as of a moment, ns since 1970.
    void look(int row, long nanos) {
        detailRow = row;
        detailNanos = nanos;
        details.ask(new FrameAt(row, nanos));
    }

    /// Writes rows as text, for whoever asks last.
    ///
    /// @param then given the text on the FX thread
    void copy(RowCopy format, List<Integer> rows, Consumer<String> then) {
        copies.ask(new CopyOf(format, rows, then));
    }

    /// Reads the frame that the entry at `position` says was held, for whoever asks last.
    ///
    /// @param then given its JSON on the FX thread
    void heldFrame(long position, Consumer<String> then) {
        heldFrames.ask(new HeldAt(position, then));
    }

    /// Reads the versions of the message that a row is about, for whoever asks last.
    ///
    /// @param then given them on the FX thread
    void versions(int row, Consumer<MessageVersions> then) {
        versions.ask(new VersionsOf(row, then));
    }

    /// Reads a channel as it was at a moment, ns since 1970; [Listener#channel] is told.
    ///
    /// @param serial of the message that is looked at closely; null for none
    /// @param device participant as which texts are read; -1 for the server
    void channel(ChannelId channel, long nanos, @Nullable String serial, int device) {
        channels.ask(new ChannelAt(channel, nanos, serial, device));
    }

    /// Reads a channel as some devices had it at a moment, ns since 1970; [Listener#conversations] is told.
    ///
    /// @param devices indices of the participants
    void conversations(ChannelId channel, long nanos, List<Integer> devices) {
        conversations.ask(new DevicesAt(channel, nanos, List.copyOf(devices)));
    }

    /// A few words on a row; empty while they are being read.
    String summary(int row) {
        return summaries.of(row);
    }

    /// Returns whether nothing is waited for but the state.
    boolean isSettled() {
        return summaries.isIdle()
                && details.isIdle()
                && versions.isIdle()
                && channels.isIdle()
                && conversations.isIdle()
                && heldFrames.isIdle();
    }

    // What is damaged is known when all has been read; it may take a look at the whole file.
    private void lookForDamage() {
        try {
            while (session.progress() < 1 && !closed) {
                Thread.sleep(LOOKS_FOR_DAMAGE_EVERY_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!closed) {
            var damage = session.damage();
            Platform.runLater(() -> tell(listener -> listener.damage(this, damage)));
        }
    }

    private void problem(String sentence) {
        tell(listener -> listener.problem(this, sentence));
    }

    private void tell(Consumer<Listener> news) {
        if (!closed) {
            List.copyOf(listeners).forEach(news);
        }
    }

    @Override
    public void close() {
        closed = true;
        summaries.close();
    }
}
