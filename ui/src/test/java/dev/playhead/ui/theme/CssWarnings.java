package dev.playhead.ui.theme;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Collects what the toolkit says about style sheets while it is open: unresolved colours, unknown
/// values.
public final class CssWarnings implements AutoCloseable {
    // kept here: the logging system holds loggers only weakly
    private final Logger css = Logger.getLogger("javafx.css");
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord message) {
            said.add(message.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public CssWarnings() {
        css.addHandler(handler);
    }

    @Override
    public void close() {
        css.removeHandler(handler);
    }

    public List<String> messages() {
        return List.copyOf(said);
    }
}
