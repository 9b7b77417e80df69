package dev.playhead.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FxToolkit.class)
class FileSaverTest {
    private static final FileSaver.Offer OFFER =
            new FileSaver.Offer("Export report", "The report", "Markdown", "findings.md");

    private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    @Test
    void itSaysWhereTheFileIs() throws Exception {
        var file = folder.resolve("mine.md");
        save(file, to -> Files.writeString(to, "text"));
        assertEquals("The report is being written to " + file + ".", heard());
        assertEquals("The report is in " + file + ".", heard());
        assertEquals("text", Files.readString(file));
    }

    @Test
    void itSaysWhyThereIsNone() throws Exception {
        save(folder, to -> {
            throw new IOException("the disk is full");
        });
        heard();
        assertEquals(
                "The report could not be written to " + folder + ": the disk is full. Choose another place.", heard());
    }

    @Test
    void itSaysWhatToDoWhenTheNameIsTaken() throws Exception {
        save(folder, to -> {
            throw new FileAlreadyExistsException(to.toString());
        });
        heard();
        assertEquals(folder + " exists already and was left as it is. Choose another name.", heard());
    }

    @Test
    void whoChoosesNoFileHearsNothing() throws Exception {
        save(null, to -> Files.writeString(to, "text"));
        assertEquals(List.of(), said.stream().toList());
        try (var files = Files.list(folder)) {
            assertTrue(files.findAny().isEmpty());
        }
    }

    private void save(@Nullable Path chosen, FileSaver.Writing writing) throws Exception {
        var saver = new FileSaver(
                offer -> {
                    assertEquals(OFFER, offer);
                    return chosen;
                },
                said::add);
        FxToolkit.onFx(() -> {
            saver.save(OFFER, writing);
            return saver;
        });
    }

    private String heard() throws InterruptedException {
        var words = said.poll(10, TimeUnit.SECONDS);
        return words == null ? "nothing" : words;
    }
}
