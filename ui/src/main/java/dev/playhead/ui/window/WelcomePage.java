package dev.playhead.ui.window;

import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.welcome.WelcomeView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The first screen as a view. FX thread.
final class WelcomePage implements View {
    static final ViewKind KIND = new ViewKind(
            "welcome",
            "Connect",
            "How an app connects, and recent recordings",
            Icon.BROADCAST,
            "",
            false,
            WelcomePage::new);

    private final ViewContext context;
    private Region node = new Region();
    private @Nullable Welcome made;

    WelcomePage(ViewContext context) {
        this.context = context;
    }

    @Override
    public ViewKind kind() {
        return KIND;
    }

    @Override
    public boolean isOffered() {
        return context.welcome().get() != null;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show() {
        var welcome = context.welcome().get();
        if (welcome != null && welcome != made) {
            made = welcome;
            node = new WelcomeView(welcome);
        }
        if (node instanceof WelcomeView view) {
            view.show(context.palette().get());
        }
    }
}
