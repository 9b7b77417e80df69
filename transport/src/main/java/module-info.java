/// The broker, its session log, and what a log means. No JavaFX in here.
module dev.playhead.transport {
    requires com.fasterxml.jackson.core;
    requires jackson.dataformat.msgpack;
    requires jmespath.core;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.java_websocket;
    requires aircompressor.v3;
    requires org.apache.commons.compress;
    requires org.apache.commons.io; // by commons-compress, which cannot say so itself
    requires org.apache.commons.lang3; // the same
    requires org.lz4.java;
    requires org.slf4j;
    requires org.yaml.snakeyaml;
    requires static transitive org.jspecify;

    exports dev.playhead.transport.ai;
    exports dev.playhead.transport.api;
    exports dev.playhead.transport.check;
    exports dev.playhead.transport.check.catalog;
    exports dev.playhead.transport.client;
    exports dev.playhead.transport.codec;
    exports dev.playhead.transport.codec.rest;
    exports dev.playhead.transport.codec.yaml;
    exports dev.playhead.transport.compare;
    exports dev.playhead.transport.conversation;
    exports dev.playhead.transport.copy;
    exports dev.playhead.transport.core;
    exports dev.playhead.transport.cut;
    exports dev.playhead.transport.delivery;
    exports dev.playhead.transport.explain;
    exports dev.playhead.transport.fault;
    exports dev.playhead.transport.field;
    exports dev.playhead.transport.filter;
    exports dev.playhead.transport.foreign;
    exports dev.playhead.transport.insight;
    exports dev.playhead.transport.insight.object;
    exports dev.playhead.transport.interrupt;
    exports dev.playhead.transport.library;
    exports dev.playhead.transport.log;
    exports dev.playhead.transport.log.directory;
    exports dev.playhead.transport.mask;
    exports dev.playhead.transport.network;
    exports dev.playhead.transport.objects;
    exports dev.playhead.transport.page;
    exports dev.playhead.transport.participant;
    exports dev.playhead.transport.payload;
    exports dev.playhead.transport.protocol;
    exports dev.playhead.transport.replay;
    exports dev.playhead.transport.scenario;
    exports dev.playhead.transport.scenario.cast;
    exports dev.playhead.transport.scenario.draft;
    exports dev.playhead.transport.scenario.run;
    exports dev.playhead.transport.scenario.verdict;
    exports dev.playhead.transport.server;
    exports dev.playhead.transport.server.interrupt;
    exports dev.playhead.transport.serving;
    exports dev.playhead.transport.session;
    exports dev.playhead.transport.settings;
}
