package dev.playhead.ui.window;

import dev.playhead.ui.state.ConnectionTable;
import dev.playhead.ui.state.MemberTable;
import dev.playhead.ui.state.RestTable;
import dev.playhead.ui.state.RunTable;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The views that there are. Rail, keys, list of keys and the names for pictures come from here.
final class Views {
    /// Stands between the name of a view and that of its form.
    static final String FORM = "/";

    /// In the order of the rail. Those that show no session stand at its lower end.
    static final List<ViewKind> ALL = List.of(
            TimelineView.KIND,
            MessagesView.KIND,
            FindingsView.KIND,
            FaultsView.KIND,
            CompareView.KIND,
            StageView.KIND,
            TableContentView.kind(new RunTable()),
            TableContentView.kind(new ConnectionTable()),
            TableContentView.kind(new RestTable()),
            TableContentView.kind(new MemberTable()),
            ObjectsView.KIND,
            WelcomePage.KIND,
            ScenariosView.KIND,
            SessionsView.KIND,
            SettingsView.KIND);

    private Views() {}

    /// Names of the views of a session, and of the forms of those that have more than one: `messages/versions`.
    static List<String> names() {
        return ALL.stream()
                .filter(ViewKind::ofSession)
                .flatMap(kind -> Stream.concat(
                        Stream.of(kind.id()),
                        kind.equals(MessagesView.KIND)
                                ? MessagesView.FORMS.stream().map(form -> kind.id() + FORM + form)
                                : Stream.of()))
                .toList();
    }

    /// One of each kind, for one window.
    static List<View> of(ViewContext context) {
        return ALL.stream().map(kind -> kind.view(context)).toList();
    }

    /// Shows the view of a name, one of [#names] or the id of any other kind, in the form that the name asks for.
    ///
    /// @param views of the window
    /// @param show shows a view
    /// @throws IllegalArgumentException when there is no such view
    static void turnTo(List<View> views, String name, Consumer<View> show) {
        var parts = name.split(FORM, 2);
        var view = views.stream()
                .filter(known -> known.kind().id().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no view " + name + "; use " + String.join(", ", names()) + "."));
        show.accept(view);
        if (parts.length > 1) {
            view.turnTo(parts[1]);
        }
    }
}
