/// The command: verbs, settings and the wiring of broker and screens.
module dev.playhead.app {
    requires dev.playhead.transport;
    requires dev.playhead.ui;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires info.picocli;
    requires java.net.http;
    requires javafx.graphics;
    requires org.slf4j;
    requires static org.jspecify;

    exports dev.playhead.app;

    provides ch.qos.logback.classic.spi.Configurator with
            dev.playhead.app.LogSetup;

    opens dev.playhead.app to
            info.picocli;
    opens dev.playhead.app.broker to
            info.picocli;
    opens dev.playhead.app.check to
            info.picocli;
    opens dev.playhead.app.compare to
            info.picocli;
    opens dev.playhead.app.export to
            info.picocli;
    opens dev.playhead.app.recording to
            info.picocli;
    opens dev.playhead.app.run to
            info.picocli;
}
