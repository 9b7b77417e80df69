package dev.playhead.ui.conversation;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack.Change;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.OpenGesture;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.format.Formats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Table of the messages of all channels as they were at the playhead, in order of their creation. FX thread.
public final class MessageTable {
    private static final double ROW = 24;

    private final TableView<Place> table = new TableView<>();
    // All messages known so far in order of creation; the table holds those that there were at the playhead.
    private final List<Place> all = new ArrayList<>();
    private final Map<Integer, Integer> taken = new HashMap<>();
    private @Nullable Timeline timeline;
    private long nanos;

    /// A message for good: index of its channel, and index in there.
    record Place(int channel, int message) {
        MessageMark mark(Timeline timeline) {
            return timeline.channels().get(channel).messages().get(message);
        }
    }

    /// A message at a moment.
    ///
    /// @param version how many versions it had; each append, edit and delete makes one
    record Row(Timeline timeline, int channel, MessageMark mark, long nanos, int version, List<Change> changes) {
        static Row of(Timeline timeline, Place place, long nanos) {
            var mark = place.mark(timeline);
            return new Row(timeline, place.channel, mark, nanos, mark.versionAt(nanos), mark.changesUntil(nanos));
        }

        String channelName() {
            return timeline.channels().get(channel).id().words();
        }

        String who() {
            return mark.author() < 0
                    ? "cannot tell"
                    : timeline.participants().get(mark.author()).name();
        }

        String created() {
            return Formats.clock(mark.createdNanos() - timeline.startNanos());
        }

        long appends() {
            return version - 1L - changes.size();
        }

        long edits() {
            return changes.stream().filter(change -> !change.delete()).count();
        }

        /// The last that happened to it; empty for a message that is as it was created.
        String state() {
            if (!changes.isEmpty()) {
                return changes.getLast().delete() ? "deleted" : "edited";
            }
            boolean grew = mark.appends() > 0 || !mark.closed();
            if (!grew) {
                return "";
            }
            if (nanos < mark.grownUntilNanos() || !mark.closed()) {
                return "streaming";
            }
            var stop = mark.run() < 0 ? null : timeline.runs().get(mark.run()).stop();
            return stop != null && stop.atNanos() <= nanos ? "stopped" : "complete";
        }
    }

    /// @param onOpen told the channel and the serial of a message that somebody wants to look at closely
    public MessageTable(BiConsumer<ChannelId, String> onOpen) {
        OpenGesture.on(table, () -> open(onOpen));
        table.setId("messages");
        table.setAccessibleText("Messages");
        table.setFixedCellSize(ROW);
        table.setPlaceholder(Nodes.label("Nothing was published until here.", "ph-muted"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("Channel", 180, "", Row::channelName);
        column("Serial", 240, "ph-mono", row -> row.mark().serial());
        var who = column("Who", 140, "", Row::who);
        who.setCellFactory(c -> new WhoCell());
        column("Created", 96, "ph-mono", Row::created);
        column("Ver", 56, "ph-mono", row -> "v" + row.version());
        column("Appends", 76, "ph-number", row -> number(row.appends()));
        column("Edits", 60, "ph-number", row -> number(row.edits()));
        column("State", 120, "", Row::state);
    }

    private void open(BiConsumer<ChannelId, String> onOpen) {
        var place = table.getSelectionModel().getSelectedItem();
        var data = timeline;
        if (place != null && data != null) {
            onOpen.accept(
                    data.channels().get(place.channel()).id(), place.mark(data).serial());
        }
    }

    private TableColumn<Place, Place> column(String title, double width, String style, Function<Row, String> text) {
        var column = new TableColumn<Place, Place>(title);
        column.setPrefWidth(width);
        column.setMinWidth(style.isEmpty() ? width / 2 : width); // numbers and serials are not shortened
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(c -> new TextCell(style, text));
        if (style.equals("ph-number")) {
            column.getStyleClass().add(style);
        }
        table.getColumns().add(column);
        return column;
    }

    // Nothing is as good as zero here, and quieter.
    private static String number(long count) {
        return count == 0 ? "" : String.format(Locale.ROOT, "%,d", count);
    }

    private class TextCell extends TableCell<Place, Place> {
        private final Function<Row, String> text;

        TextCell(String style, Function<Row, String> text) {
            this.text = text;
            if (!style.isEmpty()) {
                getStyleClass().add(style);
            }
        }

        @Override
        protected void updateItem(@Nullable Place place, boolean empty) {
            super.updateItem(place, empty);
            var row = empty || place == null ? null : row(place);
            setText(row == null ? null : text.apply(row));
            say(row);
        }

        void say(@Nullable Row row) {}
    }

    private final class WhoCell extends TextCell {
        private int icon = -1;

        WhoCell() {
            super("", Row::who);
        }

        @Override
        void say(@Nullable Row row) {
            int author = row == null ? -1 : row.mark().author();
            if (author != icon) {
                icon = author;
                setGraphic(
                        row == null || author < 0
                                ? null
                                : ParticipantIcon.of(
                                        row.timeline().participants().get(author)));
            }
        }
    }

    private @Nullable Row row(Place place) {
        var data = timeline;
        return data == null ? null : Row.of(data, place, nanos);
    }

    /// Takes in the messages that are new.
    private void take(Timeline grown) {
        var fresh = new ArrayList<Place>();
        for (int channel = 0; channel < grown.channels().size(); channel++) {
            int size = grown.channels().get(channel).messages().size();
            for (int message = taken.getOrDefault(channel, 0); message < size; message++) {
                fresh.add(new Place(channel, message));
            }
            taken.put(channel, size);
        }
        fresh.sort(Comparator.comparingLong(place -> place.mark(grown).createdNanos()));
        all.addAll(fresh);
    }

    /// Returns the number of messages at a moment, ns since 1970.
    private int countUntil(Timeline data, long until) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).mark(data).createdNanos() <= until) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Returns the table itself.
    public Region node() {
        return table;
    }

    /// Forgets all rows: another session comes.
    public void clear() {
        all.clear();
        taken.clear();
        table.getItems().clear();
    }

    /// Shows the messages that there were at a moment, ns since 1970. Returns how many.
    public int show(Timeline data, long until) {
        timeline = data;
        nanos = until;
        take(data);
        int size = countUntil(data, nanos);
        var items = table.getItems();
        if (size < items.size()) {
            items.remove(size, items.size());
        } else {
            items.addAll(all.subList(items.size(), size));
        }
        table.refresh();
        return size;
    }

    /// Chooses nothing.
    public void stepOut() {
        table.getSelectionModel().clearSelection();
    }
}
