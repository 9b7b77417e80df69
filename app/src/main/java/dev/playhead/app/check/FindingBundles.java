package dev.playhead.app.check;

import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.check.Severity;
import dev.playhead.ui.finding.FindingBundle;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;

/// The findings of a recording as bundles in a folder, `01-publish-refused.zip` and so on.
final class FindingBundles {
    /// More than anybody attaches to a bug; what is found again and again fills no disk.
    private static final int MOST = 50;

    private FindingBundles() {}

    /// Writes those that are more than notes, the first ones first. Nothing is written when one of the files is there
    /// already.
    ///
    /// @throws IOException when the recording cannot be read, or a file is there or cannot be written
    static void write(Path recording, CheckReport report, Path folder, FindingBundle.Content content)
            throws IOException {
        var findings = report.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .limit(MOST)
                .toList();
        var files = new ArrayList<Path>();
        for (int i = 0; i < findings.size(); i++) {
            var file = folder.resolve(String.format(Locale.ROOT, "%02d-", i + 1) + FindingBundle.name(findings.get(i)));
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            files.add(file);
        }
        Files.createDirectories(folder);
        try (var session = LogSession.open(recording)) {
            session.awaitCaughtUp();
            for (int i = 0; i < findings.size(); i++) {
                FindingBundle.write(session, findings.get(i), content, files.get(i));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted before everything was written");
        }
    }
}
