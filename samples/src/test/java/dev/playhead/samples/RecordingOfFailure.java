package dev.playhead.samples;

import dev.playhead.transport.log.LogFile;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

/// Prints the end of what was recorded in a test that failed, before its folder is removed: what a client was really
/// sent. Registered for all tests of this module.
public final class RecordingOfFailure implements AfterTestExecutionCallback {
    private static final int ENTRIES = 80;
    private static final int CHARACTERS = 300;

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isEmpty()) {
            return;
        }
        for (var field : folders(context)) {
            field.setAccessible(true);
            if (field.get(context.getRequiredTestInstance()) instanceof Path folder) {
                for (var file : recordings(folder)) {
                    print(context.getDisplayName(), file);
                }
            }
        }
    }

    private static List<Field> folders(ExtensionContext context) {
        return Arrays.stream(context.getRequiredTestClass().getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(TempDir.class))
                .toList();
    }

    private static List<Path> recordings(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".playhead.mcap"))
                    .sorted()
                    .toList();
        }
    }

    private static void print(String test, Path file) throws IOException {
        try (var log = LogFile.open(file)) {
            System.out.println("-- recorded in " + test + ", " + file.getFileName() + ", " + log.size() + " entries");
            for (long position = Math.max(0, log.size() - ENTRIES); position < log.size(); position++) {
                var text = new String(log.message(position), StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
                var shown = text.length() > CHARACTERS ? text.substring(0, CHARACTERS) + " ..." : text;
                System.out.println(position + " " + log.read(position).atNanos() / 1_000_000 + " ms " + shown);
            }
        }
    }
}
