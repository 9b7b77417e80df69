package dev.playhead.ui.detail;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.FrameLink;
import dev.playhead.transport.insight.Phrase;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Sentence on the frame, and the rows that it leads to.
final class ExplainTab extends ScrollingTab {
    private final DetailActions actions;
    private final WrappedText sentence = new WrappedText("ph-reading");
    private final VBox links = new VBox();
    private final VBox serial = new VBox(4);
    // Where the deliveries stand, which change while the playhead moves.
    private final VBox deliveries = new VBox();
    private @Nullable ShownFrame frame;

    ExplainTab(DetailActions actions) {
        super("Explain");
        this.actions = actions;
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        body().getChildren().addAll(sentence, links, serial, deliveries);
    }

    @Override
    public void show(ShownFrame shown) {
        frame = null;
        var mark = shown.detail().serial();
        serial.getChildren().setAll(mark == null ? List.of() : serial(mark));
        Nodes.show(serial, mark != null);
        update(shown);
        toTop();
    }

    @Override
    public void update(ShownFrame shown) {
        var before = frame == null ? null : frame.detail();
        frame = shown;
        var detail = shown.detail();
        sentence.show(detail.phrases().stream().map(ExplainTab::piece).toList(), null);
        var leads = links(detail);
        if (before == null || !leads.equals(links(before))) {
            links.getChildren().setAll(leads.isEmpty() ? List.of() : List.of(new LinkTable(shown, leads, actions)));
            Nodes.show(links, !leads.isEmpty());
        }
        if (before == null || !detail.deliveries().equals(before.deliveries())) {
            boolean any = !detail.deliveries().isEmpty();
            deliveries.getChildren().setAll(any ? List.of(new DeliveryTable(shown, actions)) : List.of());
            Nodes.show(deliveries, any);
        }
    }

    // The table of deliveries leads to those itself.
    private static List<FrameLink> links(FrameDetail detail) {
        return detail.links().stream()
                .filter(link -> detail.deliveries().stream().noneMatch(delivery -> delivery.row() == link.row()))
                .toList();
    }

    private static WrappedText.Piece piece(Phrase phrase) {
        var style = switch (phrase.tone()) {
            case PLAIN -> "ph-main-text";
            case FAULT -> "ph-fault-text";
        };
        return new WrappedText.Piece(phrase.text(), style, false);
    }

    private static List<Node> serial(String serial) {
        var copy = new Button("", Icon.COPY.node(14));
        copy.getStyleClass().addAll("ph-icon-button", "ph-sm");
        copy.setAccessibleText("Copy the serial");
        copy.setOnAction(e -> Nodes.copy(serial));
        return List.of(
                Nodes.label("Serial: the fixed place of this message in the channel", "ph-muted", "ph-small"),
                new HBox(new SerialParts(serial), Nodes.space(), copy));
    }
}
