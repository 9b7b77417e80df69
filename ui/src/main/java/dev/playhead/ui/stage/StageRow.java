package dev.playhead.ui.stage;

import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Devices side by side, a laptop wider than what fits into a hand. FX thread.
final class StageRow extends Region {
    private static final double GAP = 28;

    StageRow() {
        setMinSize(0, 0);
    }

    @Override
    public ObservableList<Node> getChildren() {
        return super.getChildren();
    }

    private static double weight(Node node) {
        if (!(node instanceof DevicePanel panel)) {
            return 1;
        }
        return switch (panel.participant().kind()) {
            case LAPTOP, DEVICE -> 669;
            case TABLET -> 410;
            case PHONE, AGENT, PLAYHEAD, REST -> 404;
        };
    }

    @Override
    protected void layoutChildren() {
        var panels = getManagedChildren();
        double weights = panels.stream().mapToDouble(StageRow::weight).sum();
        double room = getWidth() - GAP * (panels.size() - 1);
        double x = 0;
        for (Node panel : panels) {
            double wide = Math.rint(room * weight(panel) / weights);
            panel.resizeRelocate(x, 0, wide, getHeight());
            x += wide + GAP;
        }
    }
}
