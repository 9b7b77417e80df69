package dev.playhead.ui.finding;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.settings.SettingsStore;

/// Actions that the Findings view asks of the window. FX thread.
public interface FindingActions {
    /// Something else is to be shown: ask anew.
    void ask();

    /// Goes to a frame on the timeline.
    ///
    /// @param row of the frames table
    void goTo(int row);

    /// Goes to a moment on the timeline, ns since 1970.
    ///
    /// @param row to choose there; -1 for the last before the moment
    void show(long nanos, int row);

    /// Returns a few words on a row of the frames table; empty while they are being read.
    String summary(int row);

    /// Asks a person where to write a report, and writes it beside the FX thread.
    void report(ReportFormat format);

    /// Asks a person where to write the bundle of a finding, and writes it beside the FX thread.
    void bundle(Finding finding);

    /// Returns the settings: limits and prices.
    SettingsStore settings();

    /// Puts a report on the clipboard.
    void copyReport();
}
