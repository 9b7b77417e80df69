package dev.playhead.app;

import dev.playhead.app.settings.UserSettings;
import dev.playhead.transport.network.LocalCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Says where the certificate is that clients must trust to use TLS.
@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        description = "Print the path of the certificate for clients that use TLS, and make it when there is none.")
final class CertificateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "Where recordings and the certificate are kept.")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException {
        var directory = UserSettings.directory(data);
        spec.commandLine().getOut().println(new LocalCertificate(directory).pem());
        return 0;
    }
}
