package dev.playhead.samples;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// An earlier ably-java beside the one on the class path, in a class loader of its own. A class of this module that is
/// loaded in there talks to the earlier one, and to the outside through types of the JDK alone.
final class EarlierAblyJava {
    private static final Path JARS = Path.of("target", "earlier-ably-java");

    private static final List<String> SHARED = List.of(
            "com.google.gson.Gson",
            "org.msgpack.core.MessagePack",
            "com.davidehrmann.vcdiff.VCDiffDecoder",
            "org.java_websocket.client.WebSocketClient",
            "org.slf4j.Logger");

    private final ClassLoader apart; // never closed: threads of the client may still load from it when it has ended

    EarlierAblyJava() throws IOException, ClassNotFoundException {
        var jars = Objects.requireNonNull(
                JARS.toFile().listFiles((folder, name) -> name.endsWith(".jar")), "run by Maven, which puts it there");
        var urls = new ArrayList<URL>();
        for (var jar : Arrays.asList(jars)) {
            urls.add(url(jar));
        }
        // What both versions need; the present ably-java itself stays outside.
        for (var needed : SHARED) {
            urls.add(Class.forName(needed).getProtectionDomain().getCodeSource().getLocation());
        }
        urls.add(getClass().getProtectionDomain().getCodeSource().getLocation());
        apart = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(File file) throws MalformedURLException {
        return file.toURI().toURL();
    }

    /// A program of this module with the earlier client.
    @SuppressWarnings("unchecked")
    Function<Map<String, String>, List<String>> program(Class<?> program) throws ReflectiveOperationException {
        var constructor = apart.loadClass(program.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Function<Map<String, String>, List<String>>) constructor.newInstance();
    }
}
