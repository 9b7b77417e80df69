package dev.playhead.ui.version;

import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.ui.conversation.DeviceVersion;
import java.util.ArrayList;
import java.util.List;

/// Sentence about a device that lacks what it is owed of a message. Immutable.
///
/// @param row of the frames table that proves it; -1 when none does
/// @param version the newest, which it lacks
record LackNotice(int participant, String title, String sentence, int row, int version) {
    /// The devices that lack something at the moment of a state, in their order.
    static List<LackNotice> of(VersionsState state) {
        var notices = new ArrayList<LackNotice>();
        var held = state.held();
        if (held == null) {
            return notices;
        }
        for (int i = 0; i < held.held().size() && i < state.devices().size(); i++) {
            var has = DeviceVersion.of(held, held.held().get(i));
            if (has.state() == DeviceVersion.State.BEHIND) {
                notices.add(of(state, state.devices().get(i), has.version()));
            }
        }
        return notices;
    }

    private static LackNotice of(VersionsState state, int device, int has) {
        int newest = state.count();
        var lacks = has + 1 >= newest ? "v" + newest : "v" + (has + 1) + " to v" + newest;
        int frame = newest == 0 ? -1 : state.frame(device, newest);
        int published = newest == 0 ? -1 : state.version(newest).row();
        return new LackNotice(
                device,
                state.who(device) + title(state, has),
                why(state, device, newest, lacks, has + 1 < newest),
                frame >= 0 ? frame : published,
                newest);
    }

    private static String title(VersionsState state, int has) {
        if (has == 0) {
            return " has nothing of this message";
        }
        var later = state.versions().all().subList(Math.min(has, state.count()), state.count());
        if (!later.isEmpty() && later.getLast().kind() == Kind.DELETE) {
            return " still has the deleted text";
        }
        if (later.stream().anyMatch(version -> version.kind() == Kind.UPDATE)) {
            return " still has the text of before the edit";
        }
        return " has v" + has + " of " + state.count();
    }

    private static String why(VersionsState state, int device, int newest, String lacks, boolean many) {
        var cell = state.grid().cell(device, newest);
        var were = lacks + (many ? " were" : " was");
        if (cell == null) {
            return "It was not sent " + lacks + ". Why cannot be told.";
        }
        var rule = cell.rule();
        return switch (cell.delivery()) {
            case WITHHELD ->
                were + " kept from it by " + (rule == null ? "a fault" : label(state, String.valueOf(rule))) + ".";
            case AWAY -> were + " published while it was away. It gets " + (many ? "them" : "it") + " when it resumes.";
            case MISSING ->
                cell.position() >= 0
                        ? were + " published while it was away, and it came back without."
                        : "It was attached and was never sent " + lacks + ".";
            case NOT_ATTACHED -> "It was not attached when " + were + " published, and read none of it later.";
            case ON_ITS_WAY -> were + " handed to its socket, which has not taken " + (many ? "them." : "it.");
            case DELIVERED, LATE, DUPLICATE, OUT_OF_ORDER, NOT_MEANT -> "It was not sent all of " + lacks + ".";
        };
    }

    private static String label(VersionsState state, String rule) {
        return state.timeline().faults().stream()
                .map(FaultTrack::rule)
                .filter(known -> known.id().toString().equals(rule))
                .findFirst()
                .map(known -> rule + ", " + known.label())
                .orElse(rule);
    }
}
