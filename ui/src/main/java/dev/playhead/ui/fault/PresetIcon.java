package dev.playhead.ui.fault;

import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.ui.theme.Icon;

/// Icons of presets, by what their kinds of faults do.
final class PresetIcon {
    private PresetIcon() {}

    static Icon of(FaultPreset preset) {
        return switch (preset.id()) {
            case "lid-closed" -> Icon.MOON;
            case "background-tab" -> Icon.SCREEN;
            case "token-expires" -> Icon.KEY;
            case "server-restart" -> Icon.SERVER;
            case "agent-dies" -> Icon.AGENT;
            case "ack-lost" -> Icon.CHECK;
            default ->
                switch (preset.fault().kind()) {
                    case "cut" -> Icon.CUT;
                    case "drop" -> Icon.FLAKY;
                    case "duplicate" -> Icon.DUPLICATE;
                    case "half-open" -> Icon.MINUS;
                    case "resume-refused" -> Icon.RESTORE;
                    default -> preset.fault().slows() ? Icon.SLOW : Icon.WARNING;
                };
        };
    }
}
