package dev.playhead.app.recording;

import dev.playhead.app.settings.UserSettings;
import dev.playhead.app.terminal.TimeFormats;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.library.LibraryFields;
import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.library.LibraryItem.Reading;
import dev.playhead.transport.library.Progress;
import dev.playhead.transport.library.RecordingContent;
import dev.playhead.transport.library.RecordingLibrary;
import dev.playhead.ui.format.Formats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists the recordings of a data directory, as the Sessions view does.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the recordings of a data directory, newest first; exit code 1 when one of them is damaged.")
public final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "Where recordings are kept.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print one JSON object for each recording.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var directory = UserSettings.directory(data);
        var library = new RecordingLibrary(directory, null);
        var out = spec.commandLine().getOut();
        var items = library.list();
        boolean damaged = false;
        for (var listed : items) {
            var item = listed.reading() instanceof Reading.Pending ? library.read(listed, Progress.UNSEEN) : listed;
            damaged |= item.isDamaged();
            out.println(
                    json ? new String(JsonTree.write(LibraryFields.of(item)), StandardCharsets.UTF_8) : words(item));
        }
        if (items.isEmpty() && !json) {
            out.println("No recordings in " + directory.path() + ".");
        }
        return damaged ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private static String words(LibraryItem item) {
        var parts = new ArrayList<String>();
        parts.add(item.title());
        if (item.label().pinned()) {
            parts.add("pinned");
        }
        item.content().ifPresent(content -> {
            parts.add(TimeFormats.moment(content.beganNanos()));
            parts.add(TimeFormats.length(content.lengthNanos()));
            parts.add(Formats.count(content.frames(), "frame"));
            parts.add(findings(content));
        });
        parts.add(item.place().name().toLowerCase(Locale.ROOT));
        parts.add(Formats.bytes(item.sizeBytes()));
        if (item.reading() instanceof Reading.Unreadable(var why)) {
            parts.add(why);
        }
        item.content().ifPresent(content -> parts.addAll(content.damage()));
        return String.join(", ", parts);
    }

    private static String findings(RecordingContent content) {
        if (!content.isChecked()) {
            return "not checked";
        }
        return Formats.count(content.findings(Severity.ERROR), "error") + ", "
                + Formats.count(content.findings(Severity.WARNING), "warning");
    }
}
