// Section 14 rows: key auth, ERROR after upgrade for refusals, AUTH and re-auth, expiry, requestToken, JWT, capabilities,
// clientId rules, revokeTokens, POST /apps. Each test makes an app of its own, as the SDKs' own suites do.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, test } from 'node:test';
import * as Ably from 'ably';
import { until } from './clients.mjs';

const port = Number(process.env.PLAYHEAD_PORT);
const address = `http://localhost:${port}`;
const open = [];
after(() => open.forEach((ably) => ably.close()));

const FIXTURE = {
  limits: { presence: { maxMembers: 250 } },
  keys: [
    {},
    { capability: '{"canpublish:*":["publish"],"cansubscribe:*":["subscribe"],"both:*":["publish","subscribe","presence"]}' },
    { revocableTokens: true },
    { capability: '{"*":["subscribe"]}' },
    { capability: '{"own:*":["publish","subscribe","history","message-update-own"]}' },
  ],
  namespaces: [{ id: 'persisted', persisted: true }, { id: 'mutable', mutableMessages: true }, { id: 'own', mutableMessages: true }],
  channels: [
    {
      name: 'persisted:presence_fixtures',
      presence: [
        { clientId: 'client_bool', data: 'true' },
        { clientId: 'client_json', data: '{"test":"This is a JSONObject"}', encoding: 'json' },
      ],
    },
  ],
};

async function makeApp() {
  const response = await fetch(`${address}/apps`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(FIXTURE),
  });
  assert.equal(response.status, 201);
  const app = await response.json();
  assert.equal(app.keys.length, FIXTURE.keys.length);
  assert.equal(app.port, port);
  return app;
}

const place = { endpoint: 'localhost', port, tls: false };

function realtime(options) {
  const ably = new Ably.Realtime({ ...place, ...options });
  open.push(ably);
  return ably;
}

const rest = (options) => new Ably.Rest({ ...place, ...options });

function jwt(key, claims) {
  const [kid, secret] = key.keyStr.split(':');
  const part = (object) => Buffer.from(JSON.stringify(object)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT', kid })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const seconds = () => Math.floor(Date.now() / 1000);
const failed = (ably) => new Promise((resolve) => ably.connection.once('failed', (change) => resolve(change.reason)));

async function code(promise, expected) {
  await assert.rejects(promise, (error) => {
    assert.equal(error.code, expected, `${error.code} ${error.message}`);
    return true;
  });
}

for (const useBinaryProtocol of [false, true]) {
  const format = useBinaryProtocol ? 'MessagePack' : 'JSON';
  const with_ = (options) => ({ useBinaryProtocol, ...options });

  test(`a wrong secret and an unknown key of an app are refused, ${format}`, async () => {
    const app = await makeApp();
    for (const [key, overRest] of [[`${app.keys[0].keyName}:wrong`, 40101], [`${app.appId}.nokey:wrong`, 40400]]) {
      assert.equal((await failed(realtime(with_({ key })))).code, 40101);
      await code(rest(with_({ key })).channels.get('c').publish('a', 'b'), overRest);
    }
  });

  test(`requestToken signs, grants and is checked, ${format}`, async () => {
    const app = await makeApp();
    const ably = rest(with_({ key: app.keys[0].keyStr }));
    const token = await ably.auth.requestToken({ clientId: 'ann', ttl: 60_000 });
    assert.equal(token.expires, token.issued + 60_000);
    assert.equal(token.clientId, 'ann');
    assert.deepEqual(JSON.parse(token.capability), { '*': ['*'] });
    assert.ok(token.token.startsWith(`${app.appId}.`));

    const limited = rest(with_({ key: app.keys[1].keyStr }));
    const granted = await limited.auth.requestToken({ capability: { 'both:x': ['*'] } });
    assert.deepEqual(JSON.parse(granted.capability), { 'both:x': ['presence', 'publish', 'subscribe'] });
    await code(limited.auth.requestToken({ capability: { elsewhere: ['*'] } }), 40160);

    await code(ably.auth.requestToken({ ttl: -1 }), 40003);
    await code(ably.auth.requestToken({ ttl: 48 * 3600 * 1000 }), 40003);
    await code(ably.auth.requestToken({ capability: { a: ['*', 'publish'] } }), 40000);
    await code(ably.auth.requestToken({ timestamp: Date.now() - 3600 * 1000 }), 40104);
    const request = await ably.auth.createTokenRequest({ clientId: 'ann' });
    await rest(with_({ authCallback: (_, done) => done(null, request) })).auth.requestToken();
    await code(rest(with_({ authCallback: (_, done) => done(null, request) })).auth.requestToken(), 40105);
    const forged = { ...(await ably.auth.createTokenRequest()), mac: 'AAAA' };
    await code(rest(with_({ authCallback: (_, done) => done(null, forged) })).auth.requestToken(), 40101);
    const response = await ably.request('GET', `/keys/${app.keys[0].keyName}/requestToken`, 6);
    assert.equal(response.statusCode, 404);
    assert.equal(response.errorCode, 40400);
  });

  test(`capabilities decide on every operation, ${format}`, async () => {
    const app = await makeApp();
    const full = rest(with_({ key: app.keys[0].keyStr }));
    const token = await rest(with_({ key: app.keys[1].keyStr })).auth.requestToken();
    const ably = realtime(with_({ token: token.token }));
    await ably.channels.get('canpublish:a').publish('n', 'd');
    await code(ably.channels.get('elsewhere').attach(), 40160);
    assert.equal(ably.connection.state, 'connected');
    const listens = ably.channels.get('cansubscribe:a');
    await listens.attach();
    assert.deepEqual(listens.modes.sort(), ['presence_subscribe', 'subscribe']);
    await assert.rejects(listens.publish('n', 'd'), (e) => e.code === 40160 || e.code === 40165);
    await code(rest(with_({ key: app.keys[1].keyStr })).channels.get('both:a').history(), 40160);
    await code(rest(with_({ key: app.keys[3].keyStr })).channels.get('x').publish('n', 'd'), 40160);
    const elsewhere = await full.request('GET', '/channels/canpublish:a', 6);
    assert.equal(elsewhere.statusCode, 200);
  });

  test(`a token is renewed in time and the connection goes on, ${format}`, async () => {
    const app = await makeApp();
    const issuer = rest(with_({ key: app.keys[0].keyStr }));
    let issued = 0;
    const ably = realtime(with_({
      authCallback: (params, done) => {
        issued += 1;
        issuer.auth.requestToken({ ...params, clientId: 'ann', ttl: 6_000 }).then((t) => done(null, t), (e) => done(e.message));
      },
    }));
    await until(() => ably.connection.state === 'connected');
    const id = ably.connection.id;
    const channel = ably.channels.get('c');
    const got = [];
    await channel.subscribe((m) => got.push(m.data));
    await until(() => issued >= 2);
    await channel.publish('n', 'after');
    await until(() => got.includes('after'));
    assert.equal(ably.connection.id, id);
  });

  test(`an expired token without renewal fails with 40171 after 40142, ${format}`, async () => {
    const app = await makeApp();
    const token = await rest(with_({ key: app.keys[0].keyStr })).auth.requestToken({ ttl: 2_000 });
    const ably = realtime(with_({ token: token.token }));
    const reasons = [];
    ably.connection.on((change) => change.reason && reasons.push(change.reason.code));
    assert.equal((await failed(ably)).code, 40171);
    assert.ok(reasons.includes(40142) || reasons.includes(40171), reasons.join());
    await code(rest(with_({ token: token.token })).channels.get('c').publish('n', 'd'), 40171);
  });

  test(`authorize() adopts rights at once, up and down, ${format}`, async () => {
    const app = await makeApp();
    const issuer = rest(with_({ key: app.keys[0].keyStr }));
    const first = await issuer.auth.requestToken({ clientId: 'ann', capability: { a: ['subscribe'], b: ['*'] } });
    const ably = realtime(with_({ token: first.token }));
    const a = ably.channels.get('a');
    const b = ably.channels.get('b');
    await a.attach();
    await b.attach();
    const id = ably.connection.id;
    const more = await issuer.auth.requestToken({ clientId: 'ann', capability: { a: ['*'] } });
    const lost = new Promise((resolve) => b.once('failed', (change) => resolve(change.reason)));
    await ably.auth.authorize(null, { token: more.token });
    assert.equal((await lost).code, 40160);
    assert.equal(ably.connection.state, 'connected');
    assert.equal(ably.connection.id, id);
    await a.publish('n', 'now permitted');
    const other = await issuer.auth.requestToken({ clientId: 'eve' });
    await code(ably.auth.authorize(null, { token: other.token }), 40102);
    assert.equal(ably.connection.state, 'failed');
  });

  test(`JWTs of a backend are verified, ${format}`, async () => {
    const app = await makeApp();
    const claims = { iat: seconds(), exp: seconds() + 60, 'x-ably-clientId': 'ann', 'x-ably-capability': '{"c":["*"]}' };
    const ably = realtime(with_({ token: jwt(app.keys[0], claims) }));
    await ably.channels.get('c').publish('n', 'd');
    assert.equal(ably.auth.clientId, 'ann');
    await code(ably.channels.get('other').attach(), 40160);
    const wrong = { keyStr: `${app.keys[0].keyName}:wrong` };
    const refused = rest(with_({ token: jwt(wrong, claims) }));
    await assert.rejects(refused.channels.get('c').publish('n', 'd'), (e) => [40144, 40171].includes(e.code));
    const gone = { keyStr: `${app.appId}.gone:wrong` };
    await code(rest(with_({ token: jwt(gone, claims) })).channels.get('c').publish('n', 'd'), 40400);
    const nobody = realtime(with_({ token: jwt(app.keys[0], { iat: seconds(), exp: seconds() + 60 }), clientId: 'bob' }));
    assert.equal((await failed(nobody)).code, 40102);
  });

  test(`revoked tokens end their connections and no others, ${format}`, async () => {
    const app = await makeApp();
    const issuer = rest(with_({ key: app.keys[2].keyStr }));
    const [ann, bob] = await Promise.all(['ann', 'bob'].map(async (clientId) => {
      const token = await issuer.auth.requestToken({ clientId });
      const ably = realtime(with_({ token: token.token }));
      await until(() => ably.connection.state === 'connected');
      return ably;
    }));
    const end = failed(ann);
    const result = await issuer.auth.revokeTokens([
      { type: 'clientId', value: 'ann' },
      { type: 'invalidType', value: 'abc' },
    ]);
    assert.equal(result.successCount, 1);
    assert.equal(result.failureCount, 1);
    assert.equal(result.results[1].error.statusCode, 400);
    await end;
    assert.equal(bob.connection.state, 'connected');
    await code(rest(with_({ key: app.keys[0].keyStr })).auth.revokeTokens([{ type: 'clientId', value: 'x' }]), 40163);
    const later = await issuer.auth.revokeTokens([{ type: 'clientId', value: 'zoe' }], { allowReauthMargin: true });
    assert.ok(later.results[0].appliesAt > Date.now() + 29_000);
  });

  test(`apps know nothing of one another, and are dropped, ${format}`, async () => {
    const [one, two] = [await makeApp(), await makeApp()];
    const a = realtime(with_({ key: one.keys[0].keyStr }));
    const b = realtime(with_({ key: two.keys[0].keyStr }));
    const got = [];
    await b.channels.get('same').subscribe((m) => got.push(m));
    await a.channels.get('same').publish('n', 'd');
    assert.equal((await rest(with_({ key: two.keys[0].keyStr })).channels.get('same').history()).items.length, 0);
    assert.equal((await rest(with_({ key: one.keys[0].keyStr })).channels.get('same').history()).items.length, 1);
    assert.deepEqual(got, []);
    const fixtures = rest(with_({ key: one.keys[0].keyStr })).channels.get('persisted:presence_fixtures');
    assert.deepEqual((await fixtures.presence.get()).items.map((m) => [m.clientId, m.action]), [
      ['client_bool', 'present'],
      ['client_json', 'present'],
    ]);
    assert.equal((await fixtures.presence.history()).items.length, 2);
    const end = failed(a);
    const response = await fetch(`${address}/apps/${one.appId}`, {
      method: 'DELETE',
      headers: { Authorization: `Basic ${Buffer.from(one.keys[0].keyStr).toString('base64')}` },
    });
    assert.equal(response.status, 204);
    assert.ok(await end);
    await code(rest(with_({ key: two.keys[0].keyStr })).request('DELETE', `/apps/${one.appId}`, 6).then((r) => {
      if (!r.success) throw Object.assign(new Error(r.errorMessage), { code: r.errorCode });
    }), 40400);
  });

  test(`messages change only where the namespace lets them, and own ones by their owner, ${format}`, async () => {
    const app = await makeApp();
    const full = rest(with_({ key: app.keys[0].keyStr }));
    const plain = await full.channels.get('plain').publish({ name: 'n', data: 'd' });
    await code(full.channels.get('plain').updateMessage({ serial: plain.serials[0], data: 'x' }), 93002);
    await code(full.channels.get('plain').annotations.publish({ serial: plain.serials[0] }, { type: 'r:total.v1' }), 93002);
    const issuer = rest(with_({ key: app.keys[4].keyStr }));
    const [ann, bob] = await Promise.all(['ann', 'bob'].map(async (clientId) =>
      rest(with_({ token: (await issuer.auth.requestToken({ clientId })).token }))));
    const { serials } = await ann.channels.get('own:c').publish({ name: 'n', data: 'd' });
    await ann.channels.get('own:c').updateMessage({ serial: serials[0], data: 'mine' });
    await code(bob.channels.get('own:c').updateMessage({ serial: serials[0], data: 'not mine' }), 40160);
    await code(ann.channels.get('own:c').deleteMessage({ serial: serials[0] }), 40160);
  });
}
