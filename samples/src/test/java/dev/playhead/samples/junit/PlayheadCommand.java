package dev.playhead.samples.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The command of this build, as if it were installed.
public final class PlayheadCommand {
    private PlayheadCommand() {}

    /// Writes a script into a folder that does what the installed command does.
    public static Path in(Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var line = '"' + java.toString()
                + "\" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp \""
                + System.getProperty("java.class.path") + "\" dev.playhead.app.Main ";
        if (System.getProperty("os.name").startsWith("Windows")) {
            return Files.writeString(folder.resolve("playhead.cmd"), "@" + line + "%*\r\n");
        }
        var script = Files.writeString(folder.resolve("playhead"), "#!/bin/sh\nexec " + line + "\"$@\"\n");
        if (!script.toFile().setExecutable(true)) {
            throw new IOException(script + " cannot be made executable");
        }
        return script;
    }
}
