package dev.playhead.transport.log.directory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Files and folders that nobody but their owner can read or write: mode 0600 and 0700, or an access list of the owner
/// alone on Windows. Recordings hold what people said and by which keys their connections go on.
public final class PrivateFiles {
    private static final Set<StandardOpenOption> NEW =
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private PrivateFiles() {}

    /// Creates a file that must not exist, for reading and writing. A symbolic link of that name counts as existing: it
    /// may lead anywhere.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when there is something of that name
    /// @throws IOException when it cannot be created
    public static FileChannel create(Path file) throws IOException {
        var channel = FileChannel.open(file, NEW, attributes(file, "rw-------"));
        try {
            restrict(file);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// Opens a file for reading and writing, and creates it when it is missing. A symbolic link is not followed.
    ///
    /// @throws IOException when it cannot be opened, or is a symbolic link
    public static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                attributes(file, "rw-------"));
    }

    /// Creates a folder and those above it that are missing. One that is there is left as it is: its owner may share
    /// it.
    ///
    /// @throws IOException when one cannot be created
    public static void createDirectories(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder, attributes(folder, "rwx------"));
        restrict(folder);
    }

    /// Creates the folder that a file is to stand in, as [#createDirectories].
    ///
    /// @throws IOException when it cannot be created
    public static void createFolderOf(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            createDirectories(folder);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes(Path path, String mode) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    // Set after the creation, since an access list that is given with it is merged with what the folder passes on.
    private static void restrict(Path path) throws IOException {
        var view = Files.getFileAttributeView(path, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null && !isPosix(path)) {
            view.setAcl(ownerOnly(view.getOwner(), Files.isDirectory(path)));
        }
    }

    /// The access list that lets one user do everything and nobody else anything.
    public static List<AclEntry> ownerOnly(UserPrincipal owner, boolean folder) {
        var entry = AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class));
        if (folder) {
            entry.setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
        }
        return List.of(entry.build());
    }
}
