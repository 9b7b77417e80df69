package dev.playhead.transport.insight;

/// One member's stay in the presence set of one channel.
///
/// @param participant index in [Timeline#participants]; -1 when unknown
/// @param unseenFromNanos since when the member is listed though its connection is gone; [Span#OPEN] when it is not
public record MemberTrack(ChannelId channel, String clientId, int participant, Span listed, long unseenFromNanos) {}
