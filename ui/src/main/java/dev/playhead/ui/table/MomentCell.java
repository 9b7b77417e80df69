package dev.playhead.ui.table;

import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.device.ParticipantIcon;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A cell that says what its row is at the moment of the table; it is told when that has changed. FX thread.
final class MomentCell extends TableCell<Integer, Integer> {
    private final Column column;
    private final Function<Integer, @Nullable RowAt> rows;
    private Tone tone = Tone.PLAIN;
    private ParticipantIcon.@Nullable Look icon;

    MomentCell(Column column, Function<Integer, @Nullable RowAt> rows) {
        this.column = column;
        this.rows = rows;
        switch (column.style()) {
            case WORDS -> {}
            case CODE -> getStyleClass().add("ph-mono");
            case NUMBER -> getStyleClass().add("ph-number");
        }
    }

    @Override
    protected void updateItem(@Nullable Integer row, boolean empty) {
        super.updateItem(row, empty);
        say();
    }

    /// Says what is so now.
    void say() {
        var index = isEmpty() ? null : getItem();
        var row = index == null ? null : rows.apply(index);
        var text = row == null ? "" : column.text().apply(row);
        if (!text.equals(getText())) {
            setText(text);
            setTooltip(text.isEmpty() ? null : tooltip(text));
        }
        tone(row == null ? Tone.PLAIN : column.tone().apply(row));
        var participant = column.participant();
        if (participant != null) {
            icon(row == null ? null : row.participant(participant.applyAsInt(row)));
        }
    }

    // What does not fit is read there. One tooltip a cell, made when there is something to say.
    private Tooltip tooltip(String text) {
        var known = getTooltip();
        if (known == null) {
            return new Tooltip(text);
        }
        known.setText(text);
        return known;
    }

    private void tone(Tone now) {
        if (now != tone) {
            if (column.participant() == null) {
                setGraphic(now == Tone.ALIVE ? FactPane.dot() : null);
            }
            getStyleClass().remove(tone.style());
            if (!now.style().isEmpty()) {
                getStyleClass().add(now.style());
            }
            tone = now;
        }
    }

    private void icon(@Nullable Participant who) {
        var look = who == null ? null : ParticipantIcon.look(who);
        if (look == null ? icon != null : !look.equals(icon)) {
            icon = look;
            setGraphic(look == null ? null : look.node());
        }
    }
}
