package dev.playhead.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;

/// Dark or light, each also with high contrast. A theme is one or two style classes on the scene root; the sheets
/// define
/// all of them.
public enum Theme {
    DARK("ph-dark", false),
    LIGHT("ph-light", false),
    DARK_CONTRAST("ph-dark", true),
    LIGHT_CONTRAST("ph-light", true);

    private static final String CONTRAST = "ph-contrast";

    private final String styleClass;
    private final boolean contrast;

    Theme(String styleClass, boolean contrast) {
        this.styleClass = styleClass;
        this.contrast = contrast;
    }

    /// The class that the scene root carries.
    public String styleClass() {
        return styleClass;
    }

    /// Returns whether light text stands on a dark ground.
    public boolean isDark() {
        return styleClass.equals("ph-dark");
    }

    /// Returns whether lines are as visible as controls, and tints are outlines.
    public boolean isContrast() {
        return contrast;
    }

    private List<String> styleClasses() {
        return contrast ? List.of(styleClass, CONTRAST) : List.of(styleClass);
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
        root.removeAll(DARK.styleClass, LIGHT.styleClass, CONTRAST);
        var worn = owner.getRoot().getStyleClass();
        root.add(worn.contains(LIGHT.styleClass) ? LIGHT.styleClass : DARK.styleClass);
        if (worn.contains(CONTRAST)) {
            root.add(CONTRAST);
        }
        if (!root.contains("ph-popup")) {
            root.add("ph-popup");
        }
    }

    /// Returns light for dark and dark for light, with the contrast of this one.
    public Theme other() {
        return switch (this) {
            case DARK -> LIGHT;
            case LIGHT -> DARK;
            case DARK_CONTRAST -> LIGHT_CONTRAST;
            case LIGHT_CONTRAST -> DARK_CONTRAST;
        };
    }

    /// Returns the theme of the same colours with high contrast.
    public Theme highContrast() {
        return isDark() ? DARK_CONTRAST : LIGHT_CONTRAST;
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
        var worn = root.getStyleClass();
        worn.removeIf(
                each -> List.of(DARK.styleClass, LIGHT.styleClass, CONTRAST).contains(each)
                        && !styleClasses().contains(each));
        styleClasses().stream().filter(each -> !worn.contains(each)).forEach(worn::add);
    }

    private String stockSheet() {
        return isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
    }
}
