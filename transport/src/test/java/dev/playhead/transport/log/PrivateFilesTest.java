package dev.playhead.transport.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.playhead.transport.log.directory.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody but the owner reads a recording, and nobody has it written where he likes.
class PrivateFilesTest {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    @TempDir
    private Path folder;

    @Test
    void aRecordingAndItsFolderAreTheOwnersWhileItIsWrittenAndAfter() throws Exception {
        var file = folder.resolve("new/data/20260101-000000.playhead.mcap");
        try (var log = begun(file)) {
            assertMode("rw-------", log.reader().file());
            assertMode("rwx------", file.getParent());
            assertMode("rwx------", file.getParent().getParent());
        }
        assertMode("rw-------", file);
    }

    @Test
    void aFolderThatWasThereStaysAsItsOwnerHasIt() throws Exception {
        Assumptions.assumeTrue(POSIX);
        var shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        begun(shared.resolve("20260101-000000.playhead.mcap")).close();
        assertMode("rwxr-xr-x", shared);
    }

    @Test
    void aLinkWhereTheClosedRecordingIsWrittenIsNotFollowed() throws Exception {
        Assumptions.assumeTrue(POSIX);
        var precious = Files.writeString(folder.resolve("precious"), "what it was");
        var file = folder.resolve("20260101-000000.playhead.mcap");
        try (var log = begun(file)) {
            assertEquals(1, log.reader().size());
            Files.createSymbolicLink(folder.resolve(file.getFileName() + ".closing"), precious);
        }
        assertEquals("what it was", Files.readString(precious));
        assertFalse(Files.isSymbolicLink(file));
        assertMode("rw-------", file);
        try (var log = LogFile.open(file)) {
            assertEquals(1, log.size());
        }
    }

    @Test
    void aLinkCountsAsAFileThatIsThere() throws Exception {
        Assumptions.assumeTrue(POSIX);
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertThrows(FileAlreadyExistsException.class, () -> PrivateFiles.create(link));
        assertFalse(Files.exists(folder.resolve("nowhere")));
    }

    @Test
    void anAccessListNamesTheOwnerAlone() throws Exception {
        var owner = Files.getOwner(folder);
        var list = PrivateFiles.ownerOnly(owner, true);
        assertEquals(1, list.size());
        assertEquals(owner, list.getFirst().principal());
        assertEquals(EnumSet.allOf(AclEntryPermission.class), list.getFirst().permissions());
        assertEquals(2, list.getFirst().flags().size());
    }

    private static LogWriter begun(Path file) throws IOException {
        var log = LogWriter.create(file);
        log.append(new Entry.Started(0, 1, 7, "0", Map.of()));
        log.flush();
        return log;
    }

    private static void assertMode(String mode, Path path) throws IOException {
        if (POSIX) {
            assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(path)), path.toString());
            return;
        }
        var view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        for (var entry : view.getAcl()) {
            assertEquals(view.getOwner(), entry.principal(), path + " is open to others");
        }
    }
}
