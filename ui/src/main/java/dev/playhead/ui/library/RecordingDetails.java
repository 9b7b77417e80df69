package dev.playhead.ui.library;

import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.library.LibraryItem.Reading;
import dev.playhead.transport.library.RecordingContent;
import dev.playhead.transport.library.RecordingLabel;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All that is known of one recording, and what can be done with it. FX thread.
final class RecordingDetails extends BorderPane {
    private static final int MOST_PLACES = 30;

    private final Actions actions;
    private final LabelFields label;
    private final Button pin;
    private final Label facts = Nodes.label("", "ph-small", "ph-muted");
    private final LanesPreview lanes = new LanesPreview();
    private final Button open = new Button("Open", Icon.FOLDER.node(14));
    private final Button compare = new Button("Compare with open one", Icon.COMPARE.node(14));
    private final MenuButton export = new MenuButton("Export\u2026", Icon.DOWNLOAD.node(14));
    private final MenuButton serve = new MenuButton("Serve to clients", Icon.BROADCAST.node(14));
    private final RecordingFacts more = new RecordingFacts();
    private final Label file = Nodes.label("", "ph-mono", "ph-muted");
    private final Button reveal = new Button("Reveal");
    private final Button delete = new Button("Delete\u2026", Icon.TRASH.node(14));
    private final WrappedText question = new WrappedText("ph-second");
    private final Button yes = new Button("Delete");
    private final Button no = new Button("Keep");
    private final VBox asking;
    private final HBox footer;
    private final VBox content;
    private final Label nothing = Nodes.label("Enter opens, F2 renames, Delete deletes a recording.", "ph-muted");
    private @Nullable LibraryItem shown;

    /// Told what somebody wants of the recording.
    interface Actions extends LabelListener {
        void open(LibraryItem item);

        void openAt(LibraryItem item, long nanos);

        void choose(LibraryItem item);

        void check(LibraryItem item);

        boolean canCompare();

        void compare(LibraryItem item);

        /// @param place the client ID of the participant that is left out; null for nobody
        void serve(LibraryItem item, @Nullable String place);

        void export(LibraryItem item, RecordingExport format);

        void reveal(LibraryItem item);

        void delete(LibraryItem item);

        /// The list has the focus again.
        void done();
    }

    RecordingDetails(Actions actions) {
        this.actions = actions;
        getStyleClass().addAll("ph-panel", "ph-recording-details");
        label = new LabelFields(actions::label, actions::done);
        HBox.setHgrow(label, Priority.ALWAYS);
        pin = Nodes.iconButton(Icon.PIN, "Pin, so that every rule keeps it", this::togglePin);
        pin.setId("pin-recording");
        facts.setMinWidth(0);
        var top = new VBox(6, new HBox(8, label, pin), facts);
        top.getStyleClass().add("ph-recording-top");
        open.setId("open-chosen");
        open.getStyleClass().add("ph-primary");
        open.setOnAction(e -> with(actions::open));
        compare.setId("compare-chosen");
        compare.setOnAction(e -> with(actions::compare));
        for (var format : RecordingExport.values()) {
            var item = new MenuItem(format.words());
            item.setOnAction(e -> with(each -> actions.export(each, format)));
            export.getItems().add(item);
        }
        export.setId("export-chosen");
        Theme.dressMenu(export);
        serve.setId("serve-chosen");
        serve.setOnShowing(e -> offerPlaces());
        Theme.dressMenu(serve);
        var buttons = new FlowPane(8, 8, open, serve, compare, export);
        buttons.getStyleClass().add("ph-recording-actions");
        for (var button : List.of(open, serve, compare, export)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        content = new VBox(top, lanes, buttons, more);
        content.setFillWidth(true);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        reveal.setId("reveal-chosen");
        reveal.setMinWidth(Region.USE_PREF_SIZE);
        reveal.setOnAction(e -> with(actions::reveal));
        delete.setId("delete-chosen");
        delete.getStyleClass().add("ph-fault-outline");
        delete.setMinWidth(Region.USE_PREF_SIZE);
        delete.setOnAction(e -> askToDelete());
        file.setMinWidth(0);
        footer = new HBox(8, file, Nodes.space(), reveal, delete);
        footer.getStyleClass().add("ph-recording-footer");
        yes.setId("delete-yes");
        yes.getStyleClass().add("ph-destroy");
        yes.setOnAction(e -> with(each -> {
            ask(false);
            actions.delete(each);
        }));
        no.setId("delete-no");
        no.setOnAction(e -> {
            ask(false);
            actions.done();
        });
        asking = new VBox(8, question, new HBox(8, yes, no));
        asking.getStyleClass().add("ph-recording-asking");
        setCenter(scroll);
        setBottom(new VBox(asking, footer));
        ask(false);
        clear();
    }

    /// Told the words that somebody gave a recording.
    interface LabelListener {
        void label(LibraryItem item, UnaryOperator<RecordingLabel> change);
    }

    private void with(Consumer<LibraryItem> action) {
        var item = shown;
        if (item != null) {
            action.accept(item);
        }
    }

    private void togglePin() {
        with(item -> actions.label(item, before -> before.pinned() ? before.unpin() : before.pin()));
    }

    /// Asks once whether the recording is to be deleted.
    void askToDelete() {
        with(item -> {
            if (item.live()) {
                return;
            }
            question.setText(LibraryWords.deletion(item));
            ask(true);
            Nodes.showFocus(yes);
            yes.requestFocus();
        });
    }

    private void ask(boolean asks) {
        Nodes.show(asking, asks);
        Nodes.show(footer, !asks);
    }

    void rename() {
        if (shown != null) {
            label.rename();
        }
    }

    /// Steps out of what is being written or asked; false when nothing is.
    boolean stepOut() {
        if (asking.isVisible()) {
            ask(false);
            return true;
        }
        if (label.isWriting()) {
            label.revert();
            return true;
        }
        return false;
    }

    Node focusTarget() {
        return open;
    }

    void clear() {
        shown = null;
        Nodes.show(content, false);
        ask(false);
        Nodes.show(footer, false);
        setTop(nothing);
        nothing.getStyleClass().add("ph-recording-top");
    }

    // Everybody as recorded, or one of them left out.
    private void offerPlaces() {
        var items = serve.getItems();
        items.setAll(place("Everybody is played", null));
        if (shown != null) {
            shown.content()
                    .ifPresent(content -> content.participants().stream()
                            .map(RecordingContent.Attendance::clientId)
                            .filter(Objects::nonNull)
                            .filter(name -> !name.isEmpty())
                            .distinct()
                            .limit(MOST_PLACES)
                            .forEach(name -> items.add(place("You are " + name, name))));
        }
    }

    private MenuItem place(String words, @Nullable String clientId) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> with(each -> actions.serve(each, clientId)));
        return item;
    }

    void show(LibraryItem item, List<LibraryItem> all, Palette palette) {
        boolean isOther = shown == null || !shown.file().equals(item.file());
        boolean isSame = item.equals(shown);
        shown = item;
        setTop(null);
        Nodes.show(content, true);
        if (isOther) {
            ask(false);
        }
        label.show(item);
        lanes.show(item.content().orElse(null), palette);
        if (isSame && !isOther) {
            return;
        }
        pin.getStyleClass().remove("ph-pinned");
        if (item.label().pinned()) {
            pin.getStyleClass().add("ph-pinned");
        }
        pin.setAccessibleText(item.label().pinned() ? "Pinned; unpin" : "Pin, so that every rule keeps it");
        facts.setText(LibraryWords.facts(item));
        boolean readable = !(item.reading() instanceof Reading.Unreadable);
        open.setDisable(!readable);
        Nodes.show(compare, readable && !item.live() && actions.canCompare());
        Nodes.show(export, readable && !item.live());
        Nodes.show(serve, readable && !item.live());
        Nodes.show(delete, !item.live());
        file.setText(String.valueOf(item.file().getFileName()));
        more.show(
                item,
                all,
                nanos -> with(each -> actions.openAt(each, nanos)),
                actions::choose,
                () -> with(actions::check));
    }
}
