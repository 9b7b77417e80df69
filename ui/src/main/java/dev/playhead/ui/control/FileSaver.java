package dev.playhead.ui.control;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Saves things to files that people choose, beside the FX thread, and says in a sentence what came of it.
public final class FileSaver {
    private static final Logger LOG = LoggerFactory.getLogger(FileSaver.class);

    private final Function<Offer, @Nullable Path> choose;
    private final Consumer<String> tell;

    /// @param choose asks a person for a file; null when they want none. FX thread
    /// @param tell given a sentence for a person. FX thread
    public FileSaver(Function<Offer, @Nullable Path> choose, Consumer<String> tell) {
        this.choose = choose;
        this.tell = tell;
    }

    /// A thing that can be saved.
    ///
    /// @param title of the dialog
    /// @param what it is, as a sentence about it begins: `The report`
    /// @param kind of its file, as the dialog says it: `Markdown`
    /// @param name that is offered for the file, with an extension
    public record Offer(String title, String what, String kind, String name) {}

    /// A way to write a thing.
    public interface Writing {
        /// Writes it as a whole or not at all. Not for the FX thread.
        void to(Path file) throws IOException;
    }

    /// Returns one that asks in a dialog of the system.
    public static FileSaver dialog(Supplier<@Nullable Window> owner, Consumer<String> tell) {
        return new FileSaver(offer -> ask(owner.get(), offer), tell);
    }

    private static @Nullable Path ask(@Nullable Window owner, Offer offer) {
        var chooser = new FileChooser();
        chooser.setTitle(offer.title());
        chooser.setInitialFileName(offer.name());
        var extension = offer.name().substring(offer.name().lastIndexOf('.') + 1);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(offer.kind(), "*." + extension));
        var chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }

    /// Saves it where a person wants it; nothing happens when they want it nowhere. FX thread.
    public void save(Offer offer, Writing writing) {
        var file = choose.apply(offer);
        if (file != null) {
            tell.accept(offer.what() + " is being written to " + file + ".");
            Thread.startVirtualThread(() -> {
                var words = saved(offer, writing, file);
                Platform.runLater(() -> tell.accept(words));
            });
        }
    }

    private static String saved(Offer offer, Writing writing, Path file) {
        try {
            writing.to(file);
            return offer.what() + " is in " + file + ".";
        } catch (FileAlreadyExistsException e) {
            return e.getFile() + " exists already and was left as it is. Choose another name.";
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot write {}", file, e);
            return offer.what() + " could not be written to " + file + ": " + e.getMessage()
                    + ". Choose another place.";
        }
    }
}
