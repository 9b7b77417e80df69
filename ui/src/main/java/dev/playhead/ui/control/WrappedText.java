package dev.playhead.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Text of any script over as many lines as it needs. Every text that may wrap is shown by this and by nothing of
/// JavaFX, whose own wrapping throws at every pulse on right-to-left text. Lines are broken by [LineBreaks]; a
/// paragraph that begins in a right-to-left script stands at the right. FX thread.
public final class WrappedText extends Region {
    private static final String LEFT_TO_RIGHT_MARK = "\u200e";
    private static final String RIGHT_TO_LEFT_MARK = "\u200f";
    private static final int LINES_A_BLOCK = 24;
    private static final int MEASURED_LETTERS = 400;
    private static final double PREFERRED_WIDTH = 400;

    /// A part of the text.
    ///
    /// @param style style class of its own
    /// @param marked whether it lies on a tint with a dashed line under it
    public record Piece(String text, String style, boolean marked) {}

    private final String[] styles;
    private final TextRuler ruler;
    private final WrappedLines lines;
    private final List<TextBlock> blocks = new ArrayList<>();
    private List<Piece> pieces = List.of();
    private String text = "";
    private @Nullable Node tail;
    private double lineSpacing;
    private double arrangedWidth = -1;

    /// Text in one style, which may be changed.
    ///
    /// @param styles style classes of the text: family, size and colour
    public WrappedText(String... styles) {
        this.styles = styles.clone();
        ruler = new TextRuler(styles);
        lines = new WrappedLines(ruler);
        ruler.node().fontProperty().addListener(o -> {
            lines.forget();
            changed();
        });
        getChildren().add(ruler.node());
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// Room between two lines, in pixels.
    public WrappedText spaced(double pixels) {
        lineSpacing = pixels;
        return this;
    }

    public void setText(String newText) {
        show(List.of(new Piece(newText, "ph-wrapped", false)), null);
    }

    public String getText() {
        return text;
    }

    /// Shows these pieces as one text, and `newTail` behind it: a small thing as high as a line, for which room is left
    /// on every line.
    public void show(List<Piece> newPieces, @Nullable Node newTail) {
        if (newPieces.equals(pieces) && newTail == tail) {
            return;
        }
        pieces = newPieces;
        tail = newTail;
        var whole = new StringBuilder();
        newPieces.forEach(piece -> whole.append(piece.text()));
        text = whole.toString();
        setAccessibleText(text);
        changed();
    }

    private void changed() {
        arrangedWidth = -1;
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + snappedRightInset();
    }

    // What is longer takes the width that it is given.
    @Override
    protected double computePrefWidth(double height) {
        double widest = PREFERRED_WIDTH;
        if (text.length() <= MEASURED_LETTERS) {
            widest = text.lines().mapToDouble(ruler::width).max().orElse(0);
        }
        return snapSizeX(widest + tailWidth() + 1) + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width >= 0 ? width : getWidth() > 0 ? getWidth() : computePrefWidth(-1);
        double forLines = given - snappedLeftInset() - snappedRightInset() - tailWidth();
        double height = lines.height(text, Math.max(1, forLines), lineSpacing, tailHeight());
        return snapSizeY(height) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        arrange(width);
        double y = snappedTopInset();
        for (var block : blocks) {
            double height = block.height();
            block.resizeRelocate(snappedLeftInset(), y, width, height);
            y += height + lineSpacing;
        }
    }

    private void arrange(double width) {
        if (width == arrangedWidth) {
            return;
        }
        arrangedWidth = width;
        var shownLines = lines.of(text, Math.max(1, width - tailWidth()));
        int used = 0;
        for (int from = 0; from < shownLines.size(); ) {
            int to = from + 1;
            while (to < shownLines.size()
                    && to - from < LINES_A_BLOCK
                    && shownLines.get(to).rightToLeft() == shownLines.get(from).rightToLeft()) {
                to++;
            }
            if (used == blocks.size()) {
                var block = new TextBlock(lineSpacing, styles);
                blocks.add(block);
                getChildren().add(block);
            }
            var shown = shownLines.subList(from, to);
            blocks.get(used++)
                    .show(slices(shown), shownLines.get(from).rightToLeft(), to == shownLines.size() ? tail : null);
            from = to;
        }
        while (blocks.size() > used) {
            getChildren().remove(blocks.removeLast());
        }
    }

    private double tailWidth() {
        return tail == null ? 0 : tail.getLayoutBounds().getWidth() + 1;
    }

    private double tailHeight() {
        return tail == null ? 0 : tail.getLayoutBounds().getHeight();
    }

    private List<TextBlock.Slice> slices(List<LineBreaks.Line> lines) {
        var slices = new ArrayList<TextBlock.Slice>();
        int begin = 0;
        for (var piece : pieces) {
            int end = begin + piece.text().length();
            var words = new StringBuilder();
            for (int i = 0; i < lines.size(); i++) {
                int from = Math.max(begin, lines.get(i).from());
                int to = Math.min(end, lines.get(i).to());
                if (from < to && from == lines.get(i).from()) {
                    words.append(direction(lines.get(i)));
                }
                if (from < to) {
                    words.append(text.substring(from, to).replace("\t", TextRuler.TAB));
                }
                // The piece in which the next line begins ends the one before.
                int next = i + 1 < lines.size() ? lines.get(i + 1).from() - 1 : -1;
                if (next >= begin && next < end) {
                    words.append('\n');
                }
            }
            if (!words.isEmpty()) {
                slices.add(new TextBlock.Slice(words.toString(), piece.style(), piece.marked()));
            }
            begin = end;
        }
        if (slices.isEmpty() && !text.isEmpty()) { // a block of one empty line is a line high
            slices.add(new TextBlock.Slice(LEFT_TO_RIGHT_MARK, pieces.getFirst().style(), false));
        }
        return slices;
    }

    // Left to itself JavaFX gives a line the direction of its own first letter, not that of its paragraph.
    private String direction(LineBreaks.Line line) {
        if (LineBreaks.isRightToLeft(text, line.from(), line.to()) == line.rightToLeft()) {
            return "";
        }
        return line.rightToLeft() ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
    }
}
