package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.PayloadTree;
import dev.playhead.transport.copy.RowCopy;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.FrameLink;
import dev.playhead.transport.insight.FrameTiming;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.Phrase;
import dev.playhead.transport.protocol.Format;
import dev.playhead.ui.FxToolkit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Somebody looks at frames closely: by tabs, links and keys.
@ExtendWith(FxToolkit.class)
class DetailJourneyTest {
    private static final String PAYLOAD = "{\"action\":15,\"channel\":\"ai:trip-42\",\"msgSerial\":3}";

    private static final int LONG_ROW = 300;
    private static final String LONG_PAYLOAD = "{\"data\":\"" + "x".repeat(1_000_000) + "\"}";

    private final List<String> copied = new CopyOnWriteArrayList<>();

    /// Every fourth row is a publish, and the three after it follow from it.
    private final FakeSession session = new FakeSession() {
        @Override
        public FrameDetail detail(int row, long nanos) {
            int publish = row - row % 4;
            var effects = List.of(
                    new FrameLink(FrameLink.Relation.ACCEPTED, publish + 1),
                    new FrameLink(FrameLink.Relation.DELIVERED, publish + 2),
                    new FrameLink(FrameLink.Relation.NOT_SENT, publish + 3));
            var payload = row == LONG_ROW ? LONG_PAYLOAD : PAYLOAD;
            return new FrameDetail(
                    row,
                    List.of(Phrase.plain("Row " + row + ".")),
                    row == publish ? effects : List.of(new FrameLink(FrameLink.Relation.PUBLISHED, publish)),
                    new FrameTiming(publish, effects),
                    List.of(),
                    PayloadTree.of(Format.JSON, payload.getBytes(StandardCharsets.UTF_8)),
                    Format.JSON,
                    true,
                    payload.getBytes(StandardCharsets.UTF_8),
                    "01-000@a:000",
                    List.of());
        }

        @Override
        public String copy(RowCopy format, List<Integer> rows) {
            copied.add(format.title() + " " + rows);
            return format.title();
        }

        @Override
        public MessageVersions versions(int row) {
            return new MessageVersions(
                    "01-000@a:000",
                    List.of(
                            version(1, MessageVersions.Kind.CREATE, "Pack a light coat"),
                            version(2, MessageVersions.Kind.APPEND, " and a hat"),
                            version(3, MessageVersions.Kind.UPDATE, "Pack a rain coat and a hat"),
                            version(4, MessageVersions.Kind.DELETE, null)));
        }

        private MessageVersions.Version version(int number, MessageVersions.Kind kind, @Nullable String text) {
            return new MessageVersions.Version(number, kind, 0, 3, number * 4, "0" + number + "-000@a:000", text);
        }
    };

    private Journey looksAt(int row) {
        session.frames(new RegularFrames(400, 10_000_000));
        var journey = Journey.through(session);
        select(journey, row);
        return journey;
    }

    private static void select(Journey journey, int row) {
        FxToolkit.onFx(() -> {
            journey.window.select(row);
            return row;
        });
    }

    private static List<Hyperlink> links(Journey journey) {
        return FxToolkit.onFx(() -> journey.window.scene().getRoot().lookupAll(".ph-row-link").stream()
                .filter(Node::isVisible)
                .map(Hyperlink.class::cast)
                .toList());
    }

    @SuppressWarnings("unchecked")
    private static int chosen(Journey journey) {
        return FxToolkit.onFx(() -> ((TableView<Integer>) journey.window.scene().lookup("#frames"))
                .getSelectionModel()
                .getSelectedItem());
    }

    @Test
    void aLinkChoosesTheRowThatItNames() {
        try (var journey = looksAt(200)) {
            Journey.until(() -> links(journey).size() == 3);
            assertEquals("Laptop MESSAGE #202", links(journey).getFirst().getText());
            journey.click(links(journey).get(2), 4, 8);
            Journey.until(() -> chosen(journey) == 203);
            Journey.until(() -> links(journey).size() == 1);
            journey.click(links(journey).getFirst(), 4, 8);
            Journey.until(() -> chosen(journey) == 200);
        }
    }

    @Test
    void theTabThatWasChosenStaysForTheNextFrameAndIsReachedByKeys() {
        try (var journey = looksAt(200)) {
            Journey.until(() -> links(journey).size() == 3);
            for (int pane = 0; journey.focused() != journey.node("#detail-explain"); pane++) {
                assertTrue(pane < 10, "F6 does not lead to the detail");
                journey.press(KeyCode.F6);
            }
            for (int tab = 0; tab < 4; tab++) {
                journey.press(KeyCode.RIGHT);
            }
            Journey.until(() -> ((ToggleButton) journey.node("#detail-timing")).isSelected());
            Journey.until(() -> links(journey).size() == 4);
            select(journey, 301);
            Journey.until(() -> links(journey).size() == 4 && chosen(journey) == 301);
            assertTrue(((ToggleButton) journey.node("#detail-timing")).isSelected());
        }
    }

    @Test
    void enterOnAValueFiltersByIt() {
        try (var journey = looksAt(200)) {
            journey.click("#detail-fields");
            Journey.until(() -> journey.window.scene().getRoot().lookup("#fields .tree-cell") != null);
            journey.click(journey.node("#fields"), 60, 36); // the second row, which is the channel
            journey.press(KeyCode.ENTER);
            Journey.until(() -> ((TextField) journey.window.scene().getRoot().lookup("#filter"))
                    .getText()
                    .equals("channel == \"ai:trip-42\""));
        }
    }

    @Test
    void whatIsChosenInTheJsonIsMarkedInTheBytesAndTheOtherWayRound() {
        try (var journey = looksAt(200)) {
            journey.click("#detail-payload");
            Journey.until(() -> journey.window.scene().getRoot().lookup("#payload-json .list-cell") != null);
            journey.click(journey.node("#payload-json"), 60, 27); // "action": 15
            Journey.until(() -> marked(journey).equals("31 35"));
            journey.click(journey.node("#payload-hex"), 70, 36 + 9); // the third line is of the channel
            Journey.until(() -> chosenLine(journey).contains("\"channel\""));
            journey.press(KeyCode.HOME);
            journey.press(KeyCode.DOWN);
            Journey.until(() -> !marked(journey).isEmpty());
        }
    }

    @Test
    void theVersionsOfAMessageAreSteppedThroughAndTheirDifferenceIsRead() {
        try (var journey = looksAt(200)) {
            journey.click("#detail-versions");
            Journey.until(() -> texts(journey).contains("Text at v1"));
            journey.click("#version-next");
            Journey.until(() -> texts(journey).contains("Text at v2 compared with v1, before it"));
            journey.click("#version-strip");
            journey.press(KeyCode.PAGE_UP);
            journey.press(KeyCode.DOWN);
            journey.press(KeyCode.DOWN);
            Journey.until(() -> texts(journey).contains("Updated v3"));
            assertTrue(texts(journey).containsAll(List.of("+4", "\u22125")), texts(journey)::toString);
            journey.press(KeyCode.DOWN);
            Journey.until(() -> texts(journey).contains("The text is kept in history and hidden in apps."));
        }
    }

    private static List<String> texts(Journey journey) {
        return FxToolkit.onFx(() -> journey.window.scene().getRoot().lookupAll(".ph-detail .label").stream()
                .map(Label.class::cast)
                .map(Label::getText)
                .toList());
    }

    @Test
    void chosenRowsAreCopiedByKeysInEveryFormat() {
        try (var journey = looksAt(200)) {
            Journey.until(() -> chosen(journey) == 200);
            FxToolkit.onFx(() -> {
                journey.window.scene().lookup("#frames").requestFocus();
                return 0;
            });
            journey.press(KeyCode.DOWN);
            journey.press(KeyCode.SHIFT, KeyCode.DOWN);
            Journey.until(() -> chosen(journey) == 202);
            for (var keys : List.of(
                    new KeyCode[] {KeyCode.CONTROL, KeyCode.C},
                    new KeyCode[] {KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C},
                    new KeyCode[] {KeyCode.CONTROL, KeyCode.ALT, KeyCode.C})) {
                int before = copied.size();
                journey.press(keys);
                Journey.until(() -> copied.size() == before + 1);
            }
            assertEquals(List.of("JSON [201, 202]", "CSV [201, 202]", "curl [201, 202]"), copied);
        }
    }

    @Test
    void aPayloadOfAMillionBytesIsCutUntilAllOfItIsWantedAndHasNodesOnlyForLinesInSight() {
        try (var journey = looksAt(LONG_ROW)) {
            journey.click("#detail-payload");
            Journey.until(() -> lines(journey) == 3);
            journey.click("#payload-all");
            Journey.until(() -> lines(journey) > 10_000);
            journey.click("#payload-form-raw");
            Journey.until(() ->
                    !journey.window.scene().getRoot().lookup("#payload-all").isVisible());
            assertTrue(lines(journey) > 10_000);
            var cells = FxToolkit.onFx(() -> journey.window
                    .scene()
                    .getRoot()
                    .lookupAll(".ph-payload .list-cell")
                    .size());
            assertTrue(cells < 200, cells + " cells");
        }
    }

    private static int lines(Journey journey) {
        return FxToolkit.onFx(
                () -> ((ListView<?>) journey.window.scene().getRoot().lookup("#payload-json"))
                        .getItems()
                        .size());
    }

    private static String marked(Journey journey) {
        return FxToolkit.onFx(
                () -> journey.window.scene().getRoot().lookupAll("#payload-hex .ph-payload-marked").stream()
                        .map(Label.class::cast)
                        .map(Label::getText)
                        .filter(text -> text.matches("([0-9a-f]{2} ?)+"))
                        .findFirst()
                        .orElse(""));
    }

    @SuppressWarnings("unchecked")
    private static String chosenLine(Journey journey) {
        return FxToolkit.onFx(() -> String.valueOf(
                ((ListView<Object>) journey.window.scene().getRoot().lookup("#payload-json"))
                        .getSelectionModel()
                        .getSelectedItem()));
    }
}
