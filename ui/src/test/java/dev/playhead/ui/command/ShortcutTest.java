package dev.playhead.ui.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortcutTest {
    private static final KeyReach ALL = new KeyReach(false, false, false, false);

    private static KeyEvent event(KeyCode code, String text, boolean control, boolean shift, boolean alt) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, shift, control, alt, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Space",
                "Ctrl 1",
                "Shift F6",
                "Ctrl Shift P",
                "Ctrl Shift Alt Left",
                "Alt X",
                "?",
                "/",
                ",",
                "PgDn",
                "F12",
                "Delete",
                "Ctrl ,",
                "["
            })
    void keysAreReadAsTheyAreWritten(String text) {
        assertEquals(text, Shortcut.parse(text).orElseThrow().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Shift Ctrl P", "Ctrl", "Ctrl Ctrl P", "Hyper X", "Enter", "Tab", "a", "Ctrl /", " ", "F13"})
    void whatNoCommandCanHaveIsNoKey(String text) {
        assertEquals(Optional.empty(), Shortcut.parse(text));
    }

    @Test
    void pressedKeysAreWrittenWithTheirModifiersInOrder() {
        assertEquals(
                "Ctrl Shift Alt R",
                Shortcut.of(event(KeyCode.R, "", true, true, true))
                        .orElseThrow()
                        .text());
        assertEquals(
                "?",
                Shortcut.of(event(KeyCode.MINUS, "?", false, true, false))
                        .orElseThrow()
                        .text());
        assertEquals(Optional.empty(), Shortcut.of(event(KeyCode.SHIFT, "", false, true, false)));
        assertEquals(Optional.empty(), Shortcut.of(event(KeyCode.ENTER, "\r", false, false, false)));
    }

    @Test
    void theCommandThatNamesMoreModifiersGoesFirst() {
        var given = new ArrayList<String>();
        var commands = new Commands();
        commands.add("plain", "Plain", "F", () -> given.add("plain"));
        commands.add("shifted", "Shifted", "Shift F", () -> given.add("shifted"));
        assertTrue(commands.pressed(event(KeyCode.F, "F", false, true, false), ALL));
        assertTrue(commands.pressed(event(KeyCode.F, "f", false, false, false), ALL));
        assertTrue(commands.pressed(event(KeyCode.F, "f", false, false, true), ALL), "Alt makes a step of it");
        assertEquals(List.of("shifted", "plain", "plain"), given);
    }

    @Test
    void chosenKeysTakeThePlaceOfTheStandardOnes() {
        var given = new ArrayList<String>();
        var commands = new Commands();
        commands.add("one", "One", "F", () -> given.add("one"));
        commands.add("two", "Two", "G", () -> given.add("two"));
        commands.bind(Map.of("one", "Ctrl H", "two", "no key at all", "gone", "F"));
        assertFalse(commands.pressed(event(KeyCode.F, "f", false, false, false), ALL));
        assertTrue(commands.pressed(event(KeyCode.H, "h", true, false, false), ALL));
        assertTrue(commands.pressed(event(KeyCode.G, "g", false, false, false), ALL), "what is no key changes nothing");
        assertEquals(List.of("one", "two"), given);
        assertEquals("F", commands.standard("one").text());
        commands.bind(Map.of("one", ""));
        assertEquals(List.of(), commands.find("one").orElseThrow().keys());
        assertFalse(commands.pressed(event(KeyCode.UNDEFINED, "", false, false, false), ALL));
    }

    @Test
    void onlyKeysThatSomebodyHasChosenAreInConflict() {
        var here = CommandScope.ofView("Timeline", () -> true);
        var there = CommandScope.ofView("Stage", () -> true);
        var commands = new Commands();
        commands.addAll(List.of(
                Command.of("zoom", "Zoom out", "S", here, held -> {}),
                Command.of("stop", "Stop", "S", there, held -> {}),
                Command.of("hold", "Hold", "F8", CommandScope.EVERYWHERE, held -> {}),
                Command.of("gate", "Gate", "F8", CommandScope.EVERYWHERE, held -> {}),
                Command.of("mark", "Mark", "M", here, held -> {})));
        assertEquals(0, new KeyConflicts(commands.all(), Map.of()).count());
        var chosen = Map.of("mark", "S");
        commands.bind(chosen);
        var conflicts = new KeyConflicts(commands.all(), chosen);
        assertEquals(2, conflicts.count());
        assertTrue(conflicts.sentence("mark").contains("\"Zoom out\""), conflicts.sentence("mark"));
        assertTrue(conflicts.sentence("zoom").contains("\"Mark\""), conflicts.sentence("zoom"));
        assertEquals("", conflicts.sentence("stop"), "Stage and Timeline are never shown together");
    }
}
