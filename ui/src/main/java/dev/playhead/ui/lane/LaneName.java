package dev.playhead.ui.lane;

import dev.playhead.ui.theme.Icon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Name of a lane in its place beside the marks. In px of the column.
///
/// @param key of the lane; that of its group where the whole group is folded into one row
/// @param group key of its group
/// @param heading what stands before the names of the group; empty where the lane is not its first
/// @param text what the lane is called, and what is so at the playhead; lines end with `\n`
/// @param icon stands before the text; null for none
/// @param styles style classes of the text
/// @param spoken read aloud in place of the lane
/// @param y top of the lane
/// @param state how it is arranged
public record LaneName(
        String key,
        String group,
        String heading,
        String text,
        @Nullable Icon icon,
        List<String> styles,
        String spoken,
        double y,
        double height,
        State state) {
    public LaneName {
        styles = List.copyOf(styles);
    }

    /// Arrangement of a lane.
    ///
    /// @param groupCollapsed whether its group is one row
    /// @param collapsed whether it is a strip alone
    /// @param pinned whether somebody wants it to stay in sight
    /// @param fixed whether it stays in sight at the lower edge whatever anybody wants
    public record State(boolean groupCollapsed, boolean collapsed, boolean pinned, boolean fixed) {}
}
