package dev.playhead.ui.help;

import java.util.List;

/// Step of the tour: what it says, and the parts of the window that it points at.
///
/// @param targets selectors of the parts; those that cannot be seen are left out, and the first one has the text beside
/// it
/// @param highest height of what is outlined of a part that is higher, px; from its top
record TourStep(String title, String text, List<String> targets, double highest) {}
