package dev.playhead.ui.stage;

import dev.playhead.transport.insight.Participant;
import javafx.scene.layout.Region;

/// A device as people draw it: the edge of a phone, a tablet or a laptop around a screen. FX thread.
final class DeviceFrame extends Region {
    private static final double PHONE_SHAPE = 0.56;
    private static final double LEAST_PHONE = 256;
    private static final double TABLET_SHAPE = 0.78;
    private static final double LAPTOP_SHAPE = 0.78;
    private static final double BASE = 14;
    private static final double BASE_OVERHANG = 20;

    private final Participant.Kind kind;
    private final Region edge = new Region();
    private final Region base = new Region();
    private final DeviceScreen screen;

    DeviceFrame(Participant.Kind kind) {
        this.kind = kind;
        screen = new DeviceScreen(kind);
        edge.getStyleClass().addAll("ph-frame", style());
        screen.getStyleClass().add(style());
        base.getStyleClass().add("ph-frame-base");
        base.setVisible(isLaptop());
        for (Region part : new Region[] {edge, base, screen}) {
            part.setManaged(false);
            getChildren().add(part);
        }
        edge.setMouseTransparent(true);
    }

    private String style() {
        return isLaptop() ? "ph-laptop" : kind == Participant.Kind.TABLET ? "ph-tablet" : "ph-phone";
    }

    private boolean isLaptop() {
        return kind == Participant.Kind.LAPTOP || kind == Participant.Kind.DEVICE;
    }

    Participant.Kind kind() {
        return kind;
    }

    DeviceScreen screen() {
        return screen;
    }

    /// Shows whether it is cut off, or has lost something.
    void fault(boolean is) {
        if (is != edge.getStyleClass().contains("ph-fault")) {
            if (is) {
                edge.getStyleClass().add("ph-fault");
            } else {
                edge.getStyleClass().remove("ph-fault");
            }
        }
    }

    // Stands on the lower edge of its room.
    @Override
    protected void layoutChildren() {
        double wide = getWidth();
        double high = getHeight();
        if (isLaptop()) {
            double width = wide - 2 * BASE_OVERHANG;
            double height = Math.min(high - BASE, Math.max(width * LAPTOP_SHAPE, high * 0.7));
            double top = high - BASE - height;
            place(BASE_OVERHANG, top, width, height, BASE, 12);
            base.resizeRelocate(0, high - BASE, wide, BASE);
        } else if (kind == Participant.Kind.TABLET) {
            double height = high * 0.965;
            double width = Math.min(wide, height * TABLET_SHAPE);
            place((wide - width) / 2, high - height, width, height, 18, 18);
        } else {
            double width = Math.min(wide, Math.max(LEAST_PHONE, high * PHONE_SHAPE));
            place((wide - width) / 2, 0, width, high, 14, 14);
        }
    }

    private void place(double x, double y, double width, double height, double bezel, double below) {
        double left = Math.rint(x);
        double top = Math.rint(y);
        edge.resizeRelocate(left, top, Math.rint(width), Math.rint(height));
        screen.resizeRelocate(
                left + bezel, top + bezel, Math.rint(width) - 2 * bezel, Math.rint(height) - bezel - below);
    }
}
