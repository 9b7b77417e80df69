/// The screens. They see a session through [dev.playhead.transport.api] and what it means through
/// [dev.playhead.transport.insight], and no broker.
module dev.playhead.ui {
    requires atlantafx.base;
    requires org.controlsfx.controls;
    requires org.slf4j;
    requires transitive dev.playhead.transport;
    requires transitive javafx.controls;
    requires static transitive org.jspecify;

    exports dev.playhead.ui.library;
    exports dev.playhead.ui.scenario;
    exports dev.playhead.ui.serving;
    exports dev.playhead.ui.snapshot;
    exports dev.playhead.ui.stage;
    exports dev.playhead.ui.welcome;
    exports dev.playhead.ui.window;
    exports dev.playhead.ui.theme;
    exports dev.playhead.ui.timeline;
    exports dev.playhead.ui.toolkit;
    exports dev.playhead.ui.finding;
    exports dev.playhead.ui.format;
}
