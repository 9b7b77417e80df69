package dev.playhead.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;

/// Dark or light. A theme is a style class on the scene root; the sheets define both.
public enum Theme {
    DARK("ph-dark"),
    LIGHT("ph-light");

    private final String styleClass;

    Theme(String styleClass) {
        this.styleClass = styleClass;
    }

    /// The class that the scene root carries.
    public String styleClass() {
        return styleClass;
    }

    /// Gives the menu of a button the colours of its window. JavaFX measures a menu before it knows whose it is, and
    /// finds no colour then. FX thread.
    public static void dressMenu(MenuButton button) {
        button.addEventHandler(MenuButton.ON_SHOWING, e -> {
            var popup = button.getItems().isEmpty()
                    ? null
                    : button.getItems().getFirst().getParentPopup();
            if (popup != null && button.getScene() != null) {
                dress(popup.getScene(), button.getScene());
            }
        });
    }

    /// Gives a pop-up the colours of the window that it belongs to. FX thread.
    public static void dress(Scene popup, Scene owner) {
        var root = popup.getRoot().getStyleClass();
        root.removeAll(DARK.styleClass, LIGHT.styleClass);
        boolean light = owner.getRoot().getStyleClass().contains(LIGHT.styleClass);
        root.add(light ? LIGHT.styleClass : DARK.styleClass);
        if (!root.contains("ph-popup")) {
            root.add("ph-popup");
        }
    }

    /// The other one.
    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }

    /// Dresses a scene, or dresses it anew after a change. Also sets the sheet of the stock controls,
    /// which is one for the whole process. FX thread.
    public void apply(Scene scene) {
        Fonts.load();
        String stock = stockSheet();
        if (!stock.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(stock);
        }
        for (String sheet : sheets()) {
            if (!scene.getStylesheets().contains(sheet)) {
                scene.getStylesheets().add(sheet);
            }
        }
        mark(scene.getRoot());
    }

    /// Our own sheets in order: tokens, then controls.
    public static List<String> sheets() {
        return List.of(url("tokens.css").toExternalForm(), url("playhead.css").toExternalForm());
    }

    static URL url(String name) {
        URL found = Theme.class.getResource(name);
        if (found == null) {
            throw new IllegalStateException("The style sheet " + name + " is missing from this build");
        }
        return found;
    }

    private void mark(Parent root) {
        root.getStyleClass().remove(other().styleClass);
        if (!root.getStyleClass().contains(styleClass)) {
            root.getStyleClass().add(styleClass);
        }
    }

    private String stockSheet() {
        return switch (this) {
            case DARK -> new PrimerDark().getUserAgentStylesheet();
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
        };
    }
}
