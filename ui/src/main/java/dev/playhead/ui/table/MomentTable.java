package dev.playhead.ui.table;

import dev.playhead.transport.field.Filter;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.frame.WholeRows;
import dev.playhead.ui.pulse.LatestOnly;
import dev.playhead.ui.theme.Icon;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A table of what there was at the playhead. It keeps to its end while that is in view and nothing is
/// chosen; otherwise nothing moves. Sorted by a click on a column's title, filtered by the filter of the
/// window. FX thread.
public final class MomentTable extends BorderPane {
    private static final double ROW = 24;
    private static final double HEADER = 24;

    private final TableContent content;
    private final IndexRows rows = new IndexRows();
    private final TableView<Integer> table = new TableView<>(rows);
    private final List<MomentCell> cells = new ArrayList<>();
    private final Label count = Nodes.label("", "ph-mono", "ph-muted");
    private final Label headline = Nodes.label("", "ph-muted", "ph-small");
    private final Label nothing = Nodes.label("", "ph-muted");
    private final Button fresh = new Button("", Icon.DOWN.node(12));
    private final ToggleButton unhide = new ToggleButton();
    private final TableMenu menu;
    private final TableFilterField filter;
    private final IntConsumer onSelect;
    private final IntConsumer onOpen;
    private final LatestOnly<RowOrder, int[]> orders = new LatestOnly<>(RowOrder::rows, this::ordered, this::failed);
    private @Nullable Timeline timeline;
    private long nanos;
    private int all;
    private int chosen = -1;
    private boolean follows;
    private boolean choosing;
    // How many rows there were when the end was last in view.
    private int seen;

    /// @param onSelect told the row that is chosen, -1 for none
    /// @param onOpen told the row that somebody wants to go to
    public MomentTable(TableContent content, IntConsumer onSelect, IntConsumer onOpen) {
        this.content = content;
        this.onSelect = onSelect;
        this.onOpen = onOpen;
        setId(content.id() + "-pane");
        filter = new TableFilterField(content, this::order);
        table.setId(content.id());
        table.setAccessibleText(content.title());
        table.setFixedCellSize(ROW);
        table.setPlaceholder(nothing);
        content.columns().forEach(this::add);
        menu = new TableMenu(table, this::shownRows, this::chosenRow);
        table.setSortPolicy(sorted -> {
            order();
            return true;
        });
        table.getSelectionModel().selectedItemProperty().addListener((o, before, row) -> choose(row));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        table.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && chosen >= 0) {
                onOpen.accept(chosen);
            }
        });
        fresh.setId(content.id() + "-new");
        fresh.getStyleClass().addAll("ph-chip", "ph-accent");
        fresh.setOnAction(e -> toEnd());
        Nodes.show(fresh, false);
        unhide.getStyleClass().addAll("ph-chip", "ph-outline");
        unhide.setId(content.id() + "-hidden");
        unhide.setMinWidth(USE_PREF_SIZE);
        unhide.setOnAction(e -> {
            sayHidden();
            order();
        });
        sayHidden();
        var tab = new HBox(6, Nodes.label(content.title(), "ph-medium"), count);
        tab.getStyleClass().add("ph-tab-on");
        tab.setMinWidth(USE_PREF_SIZE);
        headline.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(filter.field(), Priority.ALWAYS);
        var header = new HBox(8, tab, headline, filter.field(), unhide, fresh, menu.button());
        header.getStyleClass().add("ph-tabs");
        setTop(new VBox(header, filter.bar()));
        var bar = new ScrollBar();
        bar.setVisible(false);
        setCenter(new WholeRows(table, bar, HEADER));
        table.widthProperty().addListener(o -> fit());
    }

    private void add(Column column) {
        var shown = new TableColumn<Integer, Integer>(column.title());
        shown.setUserData(column);
        shown.setPrefWidth(column.width());
        shown.setMinWidth(column.style() == Column.Style.WORDS ? column.width() / 2 : column.width());
        if (column.style() != Column.Style.WORDS) {
            shown.setMaxWidth(column.width() * 2);
        }
        shown.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        shown.setCellFactory(c -> {
            var cell = new MomentCell(column, this::row);
            cells.add(cell);
            return cell;
        });
        if (column.style() == Column.Style.NUMBER) {
            shown.getStyleClass().add("ph-number");
        }
        table.getColumns().add(shown);
    }

    // Too narrow for all columns: then they scroll, instead of lying outside where nobody can reach them.
    private void fit() {
        double least = table.getVisibleLeafColumns().stream()
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        boolean narrow = table.getWidth() > 0 && table.getWidth() < least;
        var policy =
                narrow ? TableView.UNCONSTRAINED_RESIZE_POLICY : TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN;
        if (table.getColumnResizePolicy() != policy) {
            table.setColumnResizePolicy(policy);
        }
    }

    private void sayHidden() {
        var words = content.hidden().map(TableContent.Hidden::words).orElse("");
        unhide.setText(words + (unhide.isSelected() ? " shown" : " hidden"));
        Nodes.show(unhide, !words.isEmpty());
    }

    private @Nullable RowAt row(int index) {
        var data = timeline;
        return data == null || index >= all ? null : new RowAt(data, index, nanos);
    }

    private List<RowAt> shownRows() {
        var data = timeline;
        return data == null
                ? List.of()
                : rows.stream().map(index -> new RowAt(data, index, nanos)).toList();
    }

    /// The row that is chosen, as it is at the moment; null when none is, or when it was not there yet.
    public @Nullable RowAt chosenRow() {
        return chosen < 0 ? null : row(chosen);
    }

    /// Shows what there was at a moment, ns since 1970.
    ///
    /// @param keepsToEnd whether the end is the newest that there is, so that it may scroll on
    public void show(Timeline newTimeline, long atNanos, boolean keepsToEnd) {
        boolean begins = timeline == null;
        boolean stays = begins || isEndInView();
        timeline = newTimeline;
        nanos = atNanos;
        follows = keepsToEnd;
        all = content.count(newTimeline, atNanos);
        count.setText(String.format(Locale.ROOT, "%,d", all));
        headline.setText(content.headline(newTimeline, all, atNanos));
        nothing.setText(content.nothing());
        order();
        cells.forEach(MomentCell::say);
        if (stays && chosen < 0) {
            toEnd();
        }
        int more = all - Math.min(seen, all);
        fresh.setText(String.format(Locale.ROOT, "%,d new", more));
        Nodes.show(fresh, follows && more > 0);
        filter.say(rows.size(), all);
    }

    // Works out which rows are shown, beside the FX thread when that takes work.
    private void order() {
        var data = timeline;
        if (data == null) {
            return;
        }
        var sorted =
                table.getSortOrder().isEmpty() ? null : table.getSortOrder().getFirst();
        var by = sorted != null && sorted.getUserData() instanceof Column column ? column : null;
        boolean down = sorted != null && sorted.getSortType() == TableColumn.SortType.DESCENDING;
        var wanted = new RowOrder(content.columns(), data, nanos, all, filter.wanted(), isHidden(), by, down);
        if (wanted.isPlain()) {
            change(() -> rows.show(all));
        } else {
            orders.ask(wanted);
        }
    }

    private @Nullable Predicate<RowAt> isHidden() {
        return unhide.isSelected()
                ? null
                : content.hidden().map(TableContent.Hidden::isHidden).orElse(null);
    }

    private void ordered(int[] order) {
        boolean plain =
                filter.wanted().equals(Filter.ALL) && table.getSortOrder().isEmpty() && isHidden() == null;
        if (timeline != null && !plain) {
            // Later rows may have been taken back meanwhile: the playhead has moved.
            change(() -> rows.show(IntStream.of(order).filter(row -> row < all).toArray()));
            filter.say(rows.size(), all);
        }
    }

    private void failed(IOException problem) {
        change(() -> rows.show(0));
        nothing.setText("These rows cannot be worked out: " + problem.getMessage());
    }

    // What is chosen stays chosen wherever it stands now, and the view stays where it is.
    private void change(Runnable rowsChange) {
        choosing = true;
        rowsChange.run();
        int place = rows.placeOf(chosen);
        if (place < 0) {
            table.getSelectionModel().clearSelection();
        } else if (table.getSelectionModel().getSelectedIndex() != place) {
            table.getSelectionModel().clearAndSelect(place);
        }
        choosing = false;
        cells.forEach(MomentCell::say);
    }

    private void choose(@Nullable Integer row) {
        if (!choosing && row != null && row != chosen) {
            chosen = row;
            onSelect.accept(row);
        }
    }

    /// Chooses a row; -1 chooses none.
    public void select(int row) {
        chosen = row;
        change(() -> {});
        int place = rows.placeOf(row);
        if (place >= 0 && !isInView(place)) {
            table.scrollTo(place);
        }
        onSelect.accept(row);
    }

    /// Chooses the row that a frame belongs to, if there is one.
    ///
    /// @param frame its row in the frames table
    public void selectFrame(int frame) {
        var data = timeline;
        int row = data == null || frame < 0 ? -1 : content.rowOf(data, frame, all);
        if (row >= 0) {
            select(row);
        }
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER && chosen >= 0) {
            onOpen.accept(chosen);
            key.consume();
        } else if (key.getCode() == KeyCode.C && key.isShortcutDown()) {
            menu.copyChosen();
            key.consume();
        }
    }

    private void toEnd() {
        seen = all;
        Nodes.show(fresh, false);
        if (rows.size() > 0 && table.getSortOrder().isEmpty()) {
            table.scrollTo(rows.size() - 1);
        }
    }

    private boolean isEndInView() {
        return rows.size() == 0 || isInView(rows.size() - 1);
    }

    private boolean isInView(int place) {
        if (!(table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return true;
        }
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        return first == null || last == null || first.getIndex() <= place && place <= last.getIndex();
    }

    /// Forgets the session.
    public void clear() {
        timeline = null;
        all = 0;
        chosen = -1;
        seen = 0;
        change(() -> rows.show(0));
        onSelect.accept(-1);
    }

    /// Returns whether nothing is worked out that the table will show.
    public boolean isSettled() {
        return orders.isIdle();
    }

    /// The text of the filter.
    public StringProperty filterText() {
        return filter.field().textProperty();
    }

    /// Empties the filter when somebody writes in it. Returns whether there was one.
    public boolean stepsOutOfFilter() {
        return filter.stepsOut();
    }

    /// Puts the focus where a filter is written.
    public void writeFilter() {
        filter.write();
    }

    /// Returns the node that takes the focus when somebody comes to this pane.
    public Node focusTarget() {
        return table;
    }
}
