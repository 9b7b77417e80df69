package dev.playhead.ui.canvas;

import dev.playhead.ui.theme.Palette;

/// Marks of a delivery that is not there, which look alike wherever deliveries are drawn. FX thread.
///
/// @param brush that draws them
/// @param palette colours of the window
public record DeliveryMarks(Brush brush, Palette palette) {
    /// Draws that something was never sent.
    public void missing(double x, double y, double w, double h) {
        brush.rect(x, y, w, h, palette.hole());
        brush.box(x, y, w, h, palette.faultMark(), 1, 3, 2);
        if (w >= 8) {
            brush.cross(x + w / 2, y + h / 2, 3, palette.faultMark(), 1.8);
        }
    }

    /// Draws that something comes when a device is back.
    public void awaited(double x, double y, double w, double h) {
        brush.rect(x, y, w, h, palette.hole());
        brush.box(x, y, w, h, palette.warnMark(), 1, 3, 2);
    }

    /// Draws that something is on its way.
    public void onItsWay(double x, double y, double w, double h) {
        brush.box(x, y, w, h, palette.control(), 1);
    }

    /// Draws that something was not meant for a device.
    ///
    /// @param x of the middle
    /// @param y of the middle
    public void notMeant(double x, double y) {
        brush.circle(x, y, 1.5, palette.control(), null, 1);
    }
}
