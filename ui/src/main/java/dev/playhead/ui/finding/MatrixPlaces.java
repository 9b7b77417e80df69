package dev.playhead.ui.finding;

/// Places of a delivery matrix on screen, px from its upper left corner.
///
/// @param columns how many there are
/// @param rows how many there are
record MatrixPlaces(double width, int columns, int rows) {
    static final double PITCH = 18;
    static final double CELL = 13;
    static final double CELL_HEIGHT = 27;
    static final double ROW = 36;
    static final double NAMES = 120;
    static final double AXIS = 36;
    static final double LEFT = 16;
    private static final double COUNTS = 80;
    private static final double BARS = 56;
    private static final double SENTENCE = 36;
    private static final double LEGEND = 32;

    /// Returns how many columns there is room for, at least one.
    static int room(double width) {
        return Math.max(1, (int) ((width - NAMES - COUNTS) / PITCH));
    }

    /// Returns how wide a matrix of so many columns is.
    static double width(int columns) {
        return NAMES + columns * PITCH + COUNTS;
    }

    double x(int column) {
        return NAMES + column * PITCH;
    }

    double y(int row) {
        return AXIS + 8 + row * ROW;
    }

    double right() {
        return NAMES + columns * PITCH;
    }

    /// Upper edge of the chart of the slowest deliveries.
    double bars() {
        return y(rows) + 4;
    }

    /// Line on which its bars stand.
    double ground() {
        return bars() + BARS - 4;
    }

    double barHeight() {
        return BARS - 16;
    }

    /// Upper edge of the room for the sentence about a cell.
    double sentence() {
        return bars() + BARS + 4;
    }

    double legend() {
        return sentence() + SENTENCE;
    }

    double height() {
        return legend() + LEGEND;
    }

    /// The column at a place; -1 for none.
    int columnAt(double x) {
        int column = (int) Math.floor((x - NAMES) / PITCH);
        return column >= 0 && column < columns ? column : -1;
    }

    /// The row at a place; -1 for none.
    int rowAt(double y) {
        int row = (int) Math.floor((y - AXIS - 4) / ROW);
        return row >= 0 && row < rows ? row : -1;
    }
}
