package dev.playhead.ui.conversation;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.compare.TextDiff;
import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.conversation.ConversationRow.Note;
import dev.playhead.ui.conversation.ConversationRow.Note.Weight;
import dev.playhead.ui.conversation.ConversationRow.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A channel as one device has it, as far as that is not what the server has. Immutable.
///
/// @param column of the device among those of the channel
/// @param name of the device
/// @param texts as it was sent them, of messages that it has an older version of
record AsDevice(int column, String name, Map<String, String> texts) {
    // Each is read from the recording.
    private static final int MOST_READ = 60;

    AsDevice {
        texts = Map.copyOf(texts);
    }

    /// Reads it; null when the device has nothing to do with the channel. Not for the FX thread.
    ///
    /// @throws IOException when the recording cannot be read
    static @Nullable AsDevice of(Session session, Timeline timeline, ChannelState state, int participant)
            throws IOException {
        int column = state.holdings().devices().indexOf(participant);
        if (column < 0) {
            return null;
        }
        var older = new ArrayList<String>();
        for (var message : state.holdings().messages()) {
            int has = message.held().get(column).version();
            if (has > 0 && has < message.newest()) {
                older.add(message.serial());
            }
        }
        var newest = older.subList(Math.max(0, older.size() - MOST_READ), older.size());
        var conversation = state.conversation();
        return new AsDevice(
                column,
                timeline.participants().get(participant).name(),
                session.sentTexts(conversation.channel(), newest, participant, conversation.atNanos()));
    }

    /// Returns what it has of a message; null when that is what the server has, or nobody knows.
    @Nullable
    DeviceVersion differing(ConversationRow.Head head) {
        var held = column < head.held().size() ? head.held().get(column) : null;
        return held == null || held.state() == DeviceVersion.State.CURRENT ? null : held;
    }

    /// Returns a text as the device has it: what it lacks of the server's ghosted, what it has in excess struck
    /// through.
    ///
    /// @param held what it has of the message
    /// @param text the server's
    List<Piece> pieces(ConversationRow.Head head, DeviceVersion held, String text) {
        var has = held.version() == 0 ? "" : texts.get(head.serial());
        if (has == null) {
            return List.of(new Piece(text, Piece.Kind.PLAIN));
        }
        var lacks = held.state() == DeviceVersion.State.NOT_OWED ? Piece.Kind.ABSENT : Piece.Kind.GHOST;
        var pieces = new ArrayList<Piece>();
        for (var part : TextDiff.of(has, text).parts()) {
            pieces.add(new Piece(
                    part.text(),
                    switch (part.kind()) {
                        case SAME -> Piece.Kind.PLAIN;
                        case REMOVED -> Piece.Kind.EXTRA;
                        case ADDED -> lacks;
                    }));
        }
        return pieces;
    }

    /// Says in words what it has of a message.
    Note note(ConversationRow.Head head, DeviceVersion held) {
        boolean isRead = held.version() == 0 || texts.containsKey(head.serial());
        var weight = switch (held.state()) {
            case BEHIND -> Weight.FAULT;
            case ON_ITS_WAY -> Weight.WARN;
            case CURRENT, NOT_OWED -> Weight.QUIET;
        };
        return new Note(
                name + " " + held.sentence(head.version()) + "."
                        + (isRead ? "" : " Its text was not compared: too many messages differ."),
                weight);
    }
}
