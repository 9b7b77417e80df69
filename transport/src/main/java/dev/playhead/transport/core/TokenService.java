package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import dev.playhead.transport.session.Revocation;
import dev.playhead.transport.session.TokenDetails;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides on token requests and revocations (RSA9, RSA17). Signatures were checked before.
final class TokenService {
    private static final long DEFAULT_TTL_MS = 3_600_000;
    private static final long MAX_TTL_MS = 86_400_000;
    private static final long MAX_REVOCABLE_TTL_MS = 3_600_000;
    private static final long CLOCKS_DIFFER_MS = 120_000;
    private static final int NONCE_LENGTH = 16;
    private static final long MARGIN_MS = 30_000;

    private final State state;
    private final Tokens tokens;

    TokenService(State state, Tokens tokens) {
        this.state = state;
        this.tokens = tokens;
    }

    RestReply request(Identity identity, RestCall.RequestToken wish, long atMs) {
        long wallMs = atMs - wish.aheadMs(); // what clients sign and check is the time of the machine
        var problem = problem(identity, wish, atMs, wallMs);
        if (problem != null) {
            return new RestReply.Failed(problem);
        }
        var nonce = wish.nonce();
        if (nonce != null) {
            state.nonces.put(wish.keyName() + " " + nonce, atMs);
        }
        var wanted = wish.capability();
        var granted =
                wanted == null ? identity.capability() : identity.capability().granting(wanted);
        if (granted.isEmpty()) {
            return new RestReply.Failed(Errors.nothingGranted());
        }
        long ttl = wish.ttl() == null ? DEFAULT_TTL_MS : Long.parseLong(wish.ttl());
        return new RestReply.TokenGranted(
                new TokenDetails(wish.keyName(), wallMs, wallMs + ttl, granted, wish.clientId()));
    }

    private @Nullable ErrorInfo problem(Identity identity, RestCall.RequestToken wish, long atMs, long wallMs) {
        if (wish.clientId() != null && wish.clientId().isEmpty()) {
            return Errors.emptyClientId();
        }
        if (wish.ttl() != null) {
            long ttl = number(wish.ttl());
            long most = isRevocable(identity) ? MAX_REVOCABLE_TTL_MS : MAX_TTL_MS;
            if (ttl <= 0 || ttl > most) {
                return Errors.badTtl(wish.ttl(), most);
            }
        }
        if (wish.timestamp() != null && Math.abs(number(wish.timestamp()) - wallMs) > CLOCKS_DIFFER_MS) {
            return Errors.badTimestamp(wish.timestamp());
        }
        if (wish.nonce() != null) {
            forget(atMs);
            if (wish.nonce().length() < NONCE_LENGTH || state.nonces.containsKey(wish.keyName() + " " + wish.nonce())) {
                return Errors.badNonce();
            }
        }
        return null;
    }

    private boolean isRevocable(Identity identity) {
        var app = state.apps.get(identity.app());
        return app != null
                && app.keys().stream()
                        .anyMatch(k -> k.revocable() && (app.id() + "." + k.id()).equals(identity.keyName()));
    }

    private void forget(long atMs) {
        for (Iterator<Map.Entry<String, Long>> all = state.nonces.entrySet().iterator(); all.hasNext(); ) {
            if (all.next().getValue() > atMs - 2 * CLOCKS_DIFFER_MS) {
                return; // they are in the order of their moments
            }
            all.remove();
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    RestReply revoke(Identity identity, RestCall.RevokeTokens wish, long atMs) {
        if (identity.token() != null || !wish.keyName().equals(identity.keyName())) {
            return new RestReply.Failed(Errors.basicNeeded());
        }
        var results = new ArrayList<RestReply.Revoked>();
        for (var target : wish.targets()) {
            int colon = target.indexOf(':');
            var kind = kind(colon < 0 ? target : target.substring(0, colon));
            if (kind == null || colon < 0) {
                results.add(new RestReply.Revoked(target, 0, 0, Errors.badTarget(target)));
                continue;
            }
            long before = wish.issuedBefore() == null ? atMs - wish.aheadMs() : wish.issuedBefore();
            // More than the margin, not just as much: what applies after it must not come a moment early.
            long applies = wish.allowReauthMargin() ? atMs + MARGIN_MS + 10 : atMs;
            tokens.revoke(
                    new Revocation(wish.keyName(), kind, target.substring(colon + 1), before, applies),
                    wish.allowReauthMargin(),
                    atMs);
            results.add(new RestReply.Revoked(target, before, applies, null));
        }
        return new RestReply.TokensRevoked(results);
    }

    private static Revocation.@Nullable Kind kind(String word) {
        return switch (word) {
            case "clientId" -> Revocation.Kind.CLIENT_ID;
            case "revocationKey" -> Revocation.Kind.REVOCATION_KEY;
            case "channel" -> Revocation.Kind.CHANNEL;
            default -> null;
        };
    }
}
