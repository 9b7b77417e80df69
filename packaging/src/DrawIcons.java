import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Draws the icon of the product in all sizes: the playhead of the top bar on a dark tile. The window and the packages
/// show the same files; they are drawn anew, after a change here, by `java packaging/src/DrawIcons.java FOLDER`.
final class DrawIcons {
    static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512};
    private static final Color TILE = new Color(0x171A1F);
    private static final Color EDGE = new Color(0x3A414D);
    private static final Color HEAD = new Color(0x8F90F7);

    private DrawIcons() {}

    public static void main(String[] args) throws IOException {
        var folder = Files.createDirectories(Path.of(args[0]));
        for (int size : SIZES) {
            ImageIO.write(draw(size), "png", folder.resolve("playhead-" + size + ".png").toFile());
        }
    }

    private static BufferedImage draw(int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        tile(g, size);
        g.setColor(HEAD);
        g.fill(head(size));
        g.dispose();
        return image;
    }

    private static void tile(Graphics2D g, double size) {
        double edge = Math.max(1, size / 64);
        double arc = size * 0.44;
        g.setColor(EDGE);
        g.fill(new RoundRectangle2D.Double(0, 0, size, size, arc, arc));
        g.setColor(TILE);
        double inner = size - 2 * edge;
        g.fill(new RoundRectangle2D.Double(edge, edge, inner, inner, arc - 2 * edge, arc - 2 * edge));
    }

    // The mark of the top bar, in its box of 16, as large as the tile bears.
    private static java.awt.Shape head(double size) {
        var path = new Path2D.Double();
        double[][] points = {
            {3.5, 1.5}, {12.5, 1.5}, {12.5, 5.7}, {8.9, 9}, {8.9, 14.5}, {7.1, 14.5}, {7.1, 9}, {3.5, 5.7}
        };
        path.moveTo(points[0][0], points[0][1]);
        for (int i = 1; i < points.length; i++) {
            path.lineTo(points[i][0], points[i][1]);
        }
        path.closePath();
        double scale = size / 16 * 0.74;
        var place = AffineTransform.getTranslateInstance(size / 2, size / 2);
        place.scale(scale, scale);
        place.translate(-8, -8);
        return place.createTransformedShape(path);
    }
}
