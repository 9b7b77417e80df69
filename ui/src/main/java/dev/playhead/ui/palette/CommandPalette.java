package dev.playhead.ui.palette;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.RestingCaret;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The command palette: a field, and what it finds of commands and places. It lies over the window without a veil;
/// recording and painting go on behind it. FX thread.
public final class CommandPalette extends VBox {
    /// Id of the command that opens it.
    public static final String COMMAND = "palette";

    private static final double WIDTH = 680;
    private static final double ROW = 28;
    private static final double FEWEST_ROWS = 3;
    private static final int MOST_OF_GROUP = 4;
    private static final int MOST_RECENT = 4;

    private final PaletteHost host;
    private final TextField field = new TextField();
    private final Label count = Nodes.label("", "ph-muted", "ph-small");
    private final ListView<PaletteLine> list = new ListView<>();
    private final List<PaletteResult> recent = new ArrayList<>();
    private final PlaceSearch search;
    private List<PaletteResult> places = List.of();
    private PaletteQuery query = PaletteQuery.parse("");
    private @Nullable Node focusedBefore;
    private long askedNanos;

    public CommandPalette(PaletteHost host) {
        this.host = host;
        search = new PlaceSearch(this::arrived, host::problem);
        getStyleClass().add("ph-palette");
        setId("palette");
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        setMaxHeight(USE_PREF_SIZE);
        field.setPromptText("Commands, devices, runs, messages, serials, findings");
        field.setAccessibleText("What to do, or where to go");
        field.getStyleClass().add("ph-palette-field");
        field.textProperty().addListener(o -> typed());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        RestingCaret.of(field);
        HBox.setHgrow(field, Priority.ALWAYS);
        count.setMinWidth(USE_PREF_SIZE);
        var top = new HBox(10, Icon.SEARCH.node(), field, count, Nodes.label("Esc", "ph-key"));
        top.getStyleClass().add("ph-palette-top");
        list.getStyleClass().add("ph-palette-list");
        list.setId("palette-results");
        list.setAccessibleText("Results");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(of -> new PaletteCell(() -> query));
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        var nothing = Nodes.label("Nothing here is called that.", "ph-muted");
        list.setPlaceholder(nothing);
        getChildren().addAll(top, list, footer());
        Nodes.show(this, false);
    }

    private static Node footer() {
        var footer = new HBox(6);
        footer.getStyleClass().add("ph-palette-footer");
        key(footer, "Enter", "go");
        key(footer, "Ctrl Enter", "go and stay");
        key(footer, "Tab", "this group");
        footer.getChildren().add(Nodes.space());
        for (var group : List.of(PaletteGroup.COMMANDS, PaletteGroup.DEVICES, PaletteGroup.FINDINGS)) {
            key(footer, group.prefix(), group.title().toLowerCase(Locale.ROOT));
        }
        key(footer, PaletteGroup.FRAMES.prefix(), "frames, serials");
        return footer;
    }

    private static void key(HBox footer, String key, String words) {
        for (var label : List.of(Nodes.label(key, "ph-key"), Nodes.label(words, "ph-muted", "ph-small"))) {
            label.setMinWidth(USE_PREF_SIZE);
            footer.getChildren().add(label);
        }
    }

    /// Returns whether it is open.
    public boolean isOpen() {
        return isVisible();
    }

    /// Opens it, or closes it when it is open.
    public void toggle() {
        if (isOpen()) {
            hide();
        } else {
            open();
        }
    }

    private void open() {
        focusedBefore = getScene().getFocusOwner();
        places = List.of();
        Nodes.show(this, true);
        field.setText("");
        typed();
        field.requestFocus();
    }

    /// Closes it, and gives the focus back to who had it. Nothing happens when it is closed.
    public void hide() {
        if (!isOpen()) {
            return;
        }
        search.stop();
        boolean focused = field.isFocused();
        Nodes.show(this, false);
        if (focused) {
            Node before = focusedBefore;
            Node next = before != null && before.getScene() == getScene()
                    ? before
                    : getScene().getRoot();
            next.requestFocus();
        }
        focusedBefore = null;
    }

    /// Forgets places of the session before.
    public void clear() {
        recent.removeIf(result -> !isCommand(result));
        places = List.of();
        hide();
    }

    /// Returns whether nothing is looked for. For pictures and tests.
    public boolean isSettled() {
        return search.isIdle();
    }

    /// Shows that it is open with a query. For pictures.
    public void ask(String text) {
        if (!isOpen()) {
            open();
        }
        field.setText(text);
        field.end();
    }

    /// Tells how high the window is, px: the list takes what there is room for.
    public void fit(double height) {
        double room = Math.floor(height / ROW) * ROW;
        list.setMaxHeight(Math.max(FEWEST_ROWS * ROW, room));
    }

    private void typed() {
        query = PaletteQuery.parse(field.getText());
        askedNanos = System.nanoTime();
        var scope = host.scope();
        if (scope.isPresent()) {
            search.ask(scope.get(), query);
        } else {
            places = List.of();
        }
        show();
    }

    private void arrived(PlaceSearch.Found found) {
        places = found.results();
        show();
        long ms = Math.max(1, (System.nanoTime() - askedNanos) / 1_000_000);
        count.setText(Formats.count(results().size(), "result") + " in " + Formats.number(ms) + " ms");
    }

    private void show() {
        var results = results();
        boolean oneGroup = results.stream().map(PaletteResult::group).distinct().count() <= 1;
        var lines = PaletteLine.of(results, oneGroup ? PaletteSource.MOST : MOST_OF_GROUP, query.isEmpty());
        int chosen = list.getSelectionModel().getSelectedIndex();
        String before = chosen < 0 || chosen >= list.getItems().size()
                ? ""
                : id(list.getItems().get(chosen));
        list.getItems().setAll(lines);
        list.setPrefHeight(Math.max(FEWEST_ROWS, lines.size()) * ROW + 2);
        int again = 0;
        for (int i = 0; i < lines.size(); i++) {
            // What arrives later does not take the choice away from who has moved on.
            again = chosen > 0 && id(lines.get(i)).equals(before) ? i : again;
        }
        list.getSelectionModel().select(lines.isEmpty() ? -1 : again);
        list.scrollTo(Math.max(0, again - 1));
        count.setText(Formats.count(results.size(), "result"));
    }

    private static String id(PaletteLine line) {
        return switch (line) {
            case PaletteLine.Result(var result, var first) -> result.group() + result.id();
            case PaletteLine.More(var group, var count, var atLeast) -> group.title();
        };
    }

    private List<PaletteResult> results() {
        var commands = commands(query);
        var all = new ArrayList<PaletteResult>();
        if (query.asks(PaletteGroup.RECENT)) {
            recent(all);
        }
        if (query.asks(PaletteGroup.COMMANDS)) {
            all.addAll(commands);
        }
        places.stream()
                .filter(place -> query.asks(place.group()))
                .sorted(Comparator.comparing(PaletteResult::group))
                .forEach(all::add);
        return all;
    }

    private List<PaletteResult> commands(PaletteQuery asked) {
        var commands = new ArrayList<>(WindowCommands.find(host.commands(), asked));
        host.scope().ifPresent(scope -> commands.addAll(DeviceCommands.find(scope, host.isLive(), asked)));
        commands.sort(Comparator.comparing((PaletteResult result) -> !result.works())
                .thenComparing(result -> asked.rank(result.title())));
        return commands;
    }

    // A command as it stands now: what ended a fault may set it next.
    private void recent(List<PaletteResult> all) {
        var asked = recent.stream()
                .filter(result -> query.matches(result.title() + " " + result.note()))
                .toList();
        var commands = asked.stream().anyMatch(CommandPalette::isCommand) ? all() : List.<PaletteResult>of();
        for (var result : asked) {
            var now = isCommand(result)
                    ? commands.stream()
                            .filter(command -> command.id().equals(result.id()))
                            .findFirst()
                    : Optional.of(result);
            now.ifPresent(known -> all.add(known.recent()));
        }
    }

    private List<PaletteResult> all() {
        var commands = new ArrayList<>(WindowCommands.find(host.commands(), PaletteQuery.parse("")));
        host.scope().ifPresent(scope -> commands.addAll(DeviceCommands.all(scope, host.isLive())));
        return commands;
    }

    private static boolean isCommand(PaletteResult result) {
        return result.group() == PaletteGroup.COMMANDS;
    }

    private void pressed(KeyEvent event) {
        int page = Math.max(1, (int) (list.getHeight() / ROW) - 1);
        boolean done = true;
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(page);
            case PAGE_UP -> move(-page);
            case ENTER -> go(event.isShortcutDown());
            case TAB -> narrow();
            default -> done = false;
        }
        if (done) {
            event.consume();
        }
    }

    private void move(int by) {
        int count = list.getItems().size();
        if (count > 0) {
            int now = Math.max(0, list.getSelectionModel().getSelectedIndex());
            int next = Math.abs(by) == 1 ? Math.floorMod(now + by, count) : Math.clamp(now + by, 0, count - 1);
            list.getSelectionModel().select(next);
            reveal(next);
        }
    }

    private void reveal(int index) {
        int visible = Math.max(1, (int) (list.getHeight() / ROW));
        list.scrollTo(Math.max(0, index - visible / 2));
    }

    private void clicked(MouseEvent event) {
        if (list.getSelectionModel().getSelectedItem() != null) {
            go(event.isShortcutDown());
        }
    }

    private void narrow() {
        var line = list.getSelectionModel().getSelectedItem();
        if (line != null && line.group() != PaletteGroup.RECENT) {
            narrow(line.group());
        }
    }

    private void narrow(PaletteGroup group) {
        String prefix = group.prefix();
        field.setText(prefix + (prefix.length() > 1 ? " " : "") + String.join(" ", query.words()));
        field.end();
    }

    private void go(boolean stay) {
        switch (list.getSelectionModel().getSelectedItem()) {
            case PaletteLine.Result(var result, var first) -> {
                if (result.works()) {
                    remember(result);
                    if (!stay) {
                        hide();
                    }
                    result.go().run();
                    if (stay) {
                        field.requestFocus();
                        typed();
                    }
                }
            }
            case PaletteLine.More(var group, var more, var atLeast) -> narrow(group);
            case null -> {}
        }
    }

    private void remember(PaletteResult result) {
        var known = recent.stream()
                .filter(before -> before.id().equals(result.id()))
                .findFirst()
                .orElse(result);
        recent.remove(known);
        recent.addFirst(known);
        while (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
    }
}
