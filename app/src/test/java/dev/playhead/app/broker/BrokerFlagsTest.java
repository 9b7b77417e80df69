package dev.playhead.app.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.app.settings.UserSettings;
import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsFile;
import dev.playhead.transport.settings.SettingsStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class BrokerFlagsTest {
    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @Command
    static final class Verb {
        @Mixin
        private BrokerFlags broker;
    }

    @Test
    void settingsHoldWhereNoOptionSaysOtherwise() throws Exception {
        int free = freePort();
        var file = new SettingsFile(folder.resolve("settings.json"));
        try (var store = SettingsStore.open(file)) {
            store.set(SettingCatalog.PORT, (long) free);
            store.set(SettingCatalog.DATA_DIRECTORY, folder.resolve("mine").toString());
        }
        try (var server = flags().start(UserSettings.read(file))) {
            assertTrue(server.port() >= free && server.port() < free + 100, () -> "port " + server.port());
            assertEquals(folder.resolve("mine"), server.recording().getParent());
        }
        var other = folder.resolve("other");
        try (var server = flags("--port", "0", "--data", other.toString()).start(UserSettings.read(file))) {
            assertEquals(other, server.recording().getParent());
        }
        assertEquals("", said.toString());
    }

    @Test
    void settingsThatCannotBeReadAreSaidAndDoNotStopABroker() throws Exception {
        var file = new SettingsFile(Files.writeString(folder.resolve("settings.json"), "{"));
        try (var server = flags("--port", "0", "--data", folder.toString()).start(UserSettings.read(file))) {
            assertTrue(server.port() > 0);
        }
        assertTrue(said.toString().contains("cannot be read"), said::toString);
    }

    private BrokerFlags flags(String... args) {
        var verb = new Verb();
        var line = new CommandLine(verb);
        line.setErr(new PrintWriter(said, true));
        line.parseArgs(args);
        return verb.broker;
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
