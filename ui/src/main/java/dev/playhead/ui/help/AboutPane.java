package dev.playhead.ui.help;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.RestingCaret;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program and everything that is shipped with it: what it is, what it runs on, and all licences with a search over
/// them. FX thread; the texts are read beside it.
final class AboutPane extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(AboutPane.class);
    private static final double WIDTH = 800;
    private static final double HEIGHT = 560;
    private static final double NAMES = 380;
    private static final double ROW = 28;

    private final ProductFacts facts;
    private final TextField search = new TextField();
    private final Label count = Nodes.label("", "ph-small", "ph-muted");
    private final ListView<ShippedPart> list = new ListView<>();
    private final WrappedText text = new WrappedText("ph-mono", "ph-second");
    private final Button copyLicences = new Button("Copy licences", Icon.COPY.node(14));
    private ShippedParts shipped = new ShippedParts(List.of(), true);
    private @Nullable ShippedPart read;

    /// @param onClose closes it
    AboutPane(ProductFacts facts, Runnable onClose) {
        super(12);
        this.facts = facts;
        setId("about");
        setAccessibleText("About Playhead");
        getStyleClass().addAll("ph-palette", "ph-about");
        setMinSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        setMaxSize(WIDTH, HEIGHT);
        var close = Nodes.iconButton(Icon.CLOSE, "Close", onClose);
        close.setId("about-close");
        var name = new Label("Playhead", Icon.MARK.node());
        name.getStyleClass().addAll("ph-title", "ph-accent-icon");
        var head = new HBox(8, name, Nodes.label(facts.version(), "ph-mono-12", "ph-muted"), Nodes.space(), close);
        head.setAlignment(Pos.CENTER_LEFT);
        search.setId("about-search");
        search.setPromptText("Find a library or a licence");
        search.setAccessibleText("Find a library or a licence");
        search.setPrefWidth(240);
        RestingCaret.of(search);
        search.textProperty().addListener(o -> fill());
        var licences = new HBox(8, Nodes.label("Licences of everything shipped", "ph-strong"), count);
        licences.getChildren().addAll(Nodes.space(), search);
        licences.setAlignment(Pos.CENTER_LEFT);
        var body = body();
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, lines(), licences, body, foot());
    }

    private Node lines() {
        var grid = new GridPane(16, 2);
        int row = 0;
        for (var line : facts.lines().entrySet()) {
            var value = Nodes.label(line.getValue(), "ph-mono");
            grid.addRow(row++, Nodes.label(line.getKey(), "ph-muted"), value);
        }
        return grid;
    }

    private Region body() {
        list.setId("about-parts");
        list.setAccessibleText("What is shipped");
        list.setFixedCellSize(ROW);
        list.setMinWidth(NAMES);
        list.setPrefSize(NAMES, 200);
        list.setCellFactory(of -> new Cell());
        list.setPlaceholder(Nodes.label("Nothing here is called that.", "ph-muted"));
        list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> choose(now));
        text.getStyleClass().add("ph-about-words");
        var scroll = new ScrollPane(text);
        scroll.setId("about-text");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.getStyleClass().addAll("ph-about-text", "ph-focusable");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        var body = new HBox(list, scroll);
        body.getStyleClass().add("ph-about-body");
        body.setMinHeight(0);
        return body;
    }

    private Node foot() {
        var copy = new Button("Copy details", Icon.COPY.node(14));
        copy.setId("about-copy");
        copy.setAccessibleText("Copy details, for a report of a bug");
        copy.setOnAction(e -> Nodes.copy(facts.text()));
        copyLicences.setId("about-copy-licences");
        copyLicences.setDisable(true);
        copyLicences.setOnAction(
                e -> Nodes.copy(shipped.parts().stream().map(ShippedPart::line).collect(Collectors.joining("\n"))));
        var words = Nodes.label("Nothing is sent out, and nothing is updated by itself.", "ph-small", "ph-muted");
        var foot = new HBox(8, words, Nodes.space(), copyLicences, copy);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    /// Returns what takes the focus first.
    Node first() {
        return search;
    }

    /// Shows what is shipped.
    void show(ShippedParts parts) {
        shipped = parts;
        copyLicences.setDisable(parts.parts().isEmpty());
        fill();
    }

    private void fill() {
        var query = search.getText().strip().toLowerCase(Locale.ROOT);
        var found = shipped.parts().stream().filter(part -> part.matches(query)).toList();
        list.getItems().setAll(found);
        int all = shipped.parts().size();
        count.setText(
                query.isEmpty() ? Formats.number(all) : Formats.number(found.size()) + " of " + Formats.number(all));
        if (!shipped.isKnown()) {
            count.setText("");
            list.setPlaceholder(Nodes.label("No list in this build.", "ph-muted"));
            text.setText("Which libraries are shipped is not known here: the list is made when Playhead is packaged"
                    + " (mvn package), and these classes were not.");
        } else if (found.isEmpty()) {
            text.setText("");
        } else {
            list.getSelectionModel().selectFirst();
        }
    }

    private void choose(@Nullable ShippedPart part) {
        read = part;
        if (part == null) {
            return;
        }
        var about = part.line();
        text.setText(about);
        Thread.startVirtualThread(() -> {
            var words = words(part);
            Platform.runLater(() -> {
                if (read == part) {
                    text.setText(about + "\n\n" + words);
                }
            });
        });
    }

    private static String words(ShippedPart part) {
        try {
            var words = part.text().read();
            return words.isBlank() ? "It does not bring the text of its licence; the name and the page say it." : words;
        } catch (IOException e) {
            LOG.warn("Cannot read the licence of {}", part.name(), e);
            return "The text of its licence cannot be read: " + e.getMessage();
        }
    }

    private static final class Cell extends ListCell<ShippedPart> {
        private final Label name = Nodes.label("");
        private final Label licence = Nodes.label("", "ph-mono", "ph-muted");
        private final HBox line = new HBox(8, name, Nodes.space(), licence);

        Cell() {
            getStyleClass().add("ph-about-part");
            name.setMinWidth(0);
            licence.setMinWidth(USE_PREF_SIZE);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setPrefWidth(0);
            line.setMinWidth(0);
        }

        @Override
        protected void updateItem(@Nullable ShippedPart part, boolean empty) {
            super.updateItem(part, empty);
            if (empty || part == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(part.name());
            licence.setText(part.licence());
            setGraphic(line);
            setAccessibleText(part.line());
        }
    }
}
