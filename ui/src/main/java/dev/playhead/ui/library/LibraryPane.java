package dev.playhead.ui.library;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.library.RecordingLabel;
import dev.playhead.transport.library.RetentionRule;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.Split;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.serving.ServeRequest;
import dev.playhead.ui.theme.Palette;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All recordings, and beside them all that is known of the chosen one. FX thread.
public final class LibraryPane extends StackPane {
    private static final double DETAILS = 480;
    private static final double NARROW = 1130;
    private static final String WAITING = "Recordings appear here by themselves.";

    private final LibraryActions actions;
    private final Opening opening;
    private final LibraryWorker worker;
    private final LibraryHeader header = new LibraryHeader(this::fill);
    private final HBox columns = LibraryColumns.header();
    private final RecordingList list = new RecordingList(this::choose, this::open, this::forget);
    private final WrappedText said = new WrappedText("ph-second");
    private final ImportArea imports;
    private final StorageBar storage;
    private final RecordingDetails details = new RecordingDetails(new Wishes());
    private final Split split;
    private final List<LibraryRow.Refused> refused = new ArrayList<>();
    private List<LibraryItem> items = List.of();
    private @Nullable Palette palette;
    private boolean detailsOver;

    /// Told what the window has to do for the list.
    public interface Opening {
        /// Opens a recording at a moment, ns since 1970.
        void openAt(Path file, long nanos);

        /// Lets a person save a recording somewhere.
        void export(LibraryItem item, RecordingExport format);
    }

    public LibraryPane(LibraryActions actions, Opening opening) {
        this.actions = actions;
        this.opening = opening;
        worker = new LibraryWorker(actions.library(), actions::freeBytes, new News());
        imports = new ImportArea(() -> worker.importFiles(actions.choose()), worker::cancelImport);
        imports.takeDropsOn(this, worker::importFiles);
        storage = new StorageBar(rule -> worker.rule(rule, actions.live().orElse(null)));
        list.nothing(WAITING, null);
        list.widthProperty().addListener(o -> LibraryColumns.fit(columns, list.getWidth()));
        said.setId("library-say");
        said.getStyleClass().add("ph-library-say");
        Nodes.show(said, false);
        var centre = new BorderPane(list);
        centre.setTop(new VBox(header, said, columns));
        var drop = new VBox(imports);
        drop.setPadding(new Insets(8, 16, 8, 16));
        centre.setBottom(new VBox(drop, storage));
        centre.getStyleClass().add("ph-panel");
        centre.setMinWidth(0);
        split = new Split(Orientation.HORIZONTAL, centre, room -> room - DETAILS).named("sessions");
        split.setSecond(details);
        getChildren().add(split);
        details.setMinWidth(0);
        widthProperty().addListener(o -> fit());
    }

    // Where there is no room beside the list, the details open over it from the right.
    private void fit() {
        boolean narrow = getWidth() > 0 && getWidth() < NARROW;
        if (narrow == detailsOver) {
            return;
        }
        detailsOver = narrow;
        if (narrow) {
            split.setSecond(null);
            details.setMaxWidth(DETAILS);
            StackPane.setAlignment(details, Pos.CENTER_RIGHT);
            getChildren().add(details);
            Nodes.show(details, false);
        } else {
            getChildren().remove(details);
            Nodes.show(details, true);
            details.setMaxWidth(Double.MAX_VALUE);
            split.setSecond(details);
        }
    }

    /// Looks at the directory again, in these colours.
    public void show(Palette colours) {
        palette = colours;
        worker.refresh(actions.live().orElse(null));
        showChosen();
    }

    /// Looks at what is being recorded again.
    public void live(Session session) {
        worker.refresh(session);
    }

    /// Returns whether nothing is being read.
    public boolean isSettled() {
        return worker.isIdle();
    }

    public Node listFocus() {
        return list;
    }

    public Region list() {
        return list;
    }

    public Region details() {
        return details;
    }

    public Node detailsFocus() {
        return details.focusTarget();
    }

    /// Puts the focus where recordings are searched.
    public void search() {
        header.search().requestFocus();
        header.search().selectAll();
    }

    /// Lets somebody write the name of the chosen recording.
    public void rename() {
        reveal();
        details.rename();
    }

    /// Asks whether the chosen recording is to be deleted.
    public void delete() {
        var file = list.refused();
        if (file.isPresent()) {
            forget(file.get());
            return;
        }
        reveal();
        details.askToDelete();
    }

    /// Pins the chosen recording, or unpins it.
    public void pin() {
        chosen().ifPresent(item -> worker.label(item, label -> label.pinned() ? label.unpin() : label.pin()));
    }

    /// Steps out of what is being written, asked or searched.
    public void stepOut() {
        if (details.stepOut()) {
            list.requestFocus();
        } else if (detailsOver && details.isVisible()) {
            Nodes.show(details, false);
            list.requestFocus();
        } else {
            header.clear();
            list.requestFocus();
        }
    }

    /// Says a sentence until the next one.
    public void say(String sentence) {
        said.setText(sentence);
        Nodes.show(said, !sentence.isEmpty());
    }

    private Optional<LibraryItem> chosen() {
        return items.stream().filter(item -> item.file().equals(list.chosen())).findFirst();
    }

    private void open(LibraryItem item) {
        if (item.live()) {
            actions.showLive();
        } else {
            actions.open(item.file());
        }
    }

    private void choose(LibraryItem item) {
        boolean isOther = !item.file().equals(list.chosen());
        list.choose(item.file());
        showChosen();
        if (isOther) {
            reveal();
        }
    }

    private void reveal() {
        if (detailsOver && chosen().isPresent()) {
            Nodes.show(details, true);
        }
    }

    private void showChosen() {
        var colours = palette;
        var item = chosen();
        if (item.isPresent() && colours != null) {
            details.show(item.get(), items, colours);
        } else {
            details.clear();
        }
    }

    private void forget(Path file) {
        refused.removeIf(each -> each.file().equals(file));
        fill();
    }

    private void fill() {
        var query = header.query();
        header.count(LibraryRows.found(items, query.text()));
        list.show(LibraryRows.of(items, refused, query, System.currentTimeMillis()));
        if (items.isEmpty()) {
            list.nothing(WAITING, null);
        } else {
            list.nothing("No recording is like that.", header::clear);
        }
        showChosen();
    }

    private final class Wishes implements RecordingDetails.Actions {
        @Override
        public void open(LibraryItem item) {
            LibraryPane.this.open(item);
        }

        @Override
        public void openAt(LibraryItem item, long nanos) {
            opening.openAt(item.file(), nanos);
        }

        @Override
        public void choose(LibraryItem item) {
            LibraryPane.this.choose(item);
            fill();
        }

        @Override
        public void check(LibraryItem item) {
            worker.check(item);
        }

        @Override
        public boolean canCompare() {
            return actions.canCompare();
        }

        @Override
        public void compare(LibraryItem item) {
            actions.compare(item.file());
        }

        @Override
        public void serve(LibraryItem item, @Nullable String place) {
            actions.serve(new ServeRequest(item.file(), 0, place));
        }

        @Override
        public void export(LibraryItem item, RecordingExport format) {
            opening.export(item, format);
        }

        @Override
        public void reveal(LibraryItem item) {
            actions.reveal(item.file());
        }

        @Override
        public void delete(LibraryItem item) {
            list.chooseAfter(item);
            worker.delete(item);
            list.requestFocus();
        }

        @Override
        public void label(LibraryItem item, UnaryOperator<RecordingLabel> change) {
            worker.label(item, change);
        }

        @Override
        public void done() {
            list.requestFocus();
        }
    }

    private final class News implements LibraryWorker.Listener {
        @Override
        public void items(List<LibraryItem> now, RetentionRule rule, long freeBytes) {
            items = now;
            storage.show(now, rule, freeBytes);
            fill();
        }

        @Override
        public void say(String sentence) {
            LibraryPane.this.say(sentence);
        }

        @Override
        public void importing(Path file, double share) {
            if (share < 0) {
                imports.over();
            } else {
                imports.copying(file, share);
            }
        }

        @Override
        public void refused(Path file, String why) {
            refused.removeIf(each -> each.file().equals(file));
            refused.add(new LibraryRow.Refused(file, why));
            fill();
        }

        @Override
        public void imported(Path file) {
            list.choose(file);
            say("");
            fill();
            list.mark();
            list.scrollToSelected();
        }
    }
}
