// What a broker that speaks the protocol must do where it is easily got wrong: connection keys, presence as it is told,
// who may act as whom, what requests are answered.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { host, port } from '../address.mjs';
import { anybody, client, freshChannel, rest, until } from './clients.mjs';

const open = [];
after(() => open.forEach((ably) => ably.close()));

function kept(ably) {
  open.push(ably);
  return ably;
}

async function code(promise, expected) {
  await assert.rejects(promise, (error) => {
    assert.equal(error.code, expected, `${error.code} ${error.message}`);
    return true;
  });
}

const makeApp = async (fixture) =>
  (await fetch(`http://${host}:${port}/apps`, { method: 'POST', body: JSON.stringify(fixture) })).json();

for (const useBinaryProtocol of [false, true]) {
  const format = useBinaryProtocol ? 'MessagePack' : 'JSON';
  const with_ = (options) => ({ useBinaryProtocol, ...options });

  for (const attached of [false, true]) {
    test(`of two clients with one connection the one with the newest key keeps it, ${attached}, ${format}`, async () => {
      const first = kept(client('same', with_()));
      await first.connection.whenState('connected');
      if (attached) await first.channels.get(freshChannel('own')).attach();
      const id = first.connection.id;
      const second = kept(client('same', with_({ recover: first.connection.createRecoveryKey() })));
      if (attached) second.connection.once('connected', () => second.channels.get(freshChannel('own')).attach());
      await until(() => first.connection.state === 'connected' && first.connection.id !== id, 'the first goes its own way');
      assert.equal(first.connection.errorReason.code, 80018);
      await until(() => second.connection.state === 'connected', 'the second is connected');
      assert.equal(second.connection.id, id);
      // Both live on: neither throws the other out again.
      await Promise.all([first.connection.ping(), second.connection.ping()]);
      assert.equal(second.connection.id, id);
    });
  }

  test(`who enters again is updated, who was not there is entered, ${format}`, async () => {
    const name = freshChannel('presence');
    const watcher = kept(client('watcher', with_())).channels.get(name);
    const told = [];
    await watcher.presence.subscribe((m) => told.push(`${m.action} ${m.data}`));
    const ann = kept(client('ann', with_())).channels.get(name);
    await ann.presence.update('1');
    await ann.presence.enter('2');
    await ann.presence.enter('3');
    await until(() => told.length === 3, 'three changes');
    assert.deepEqual(told, ['enter 1', 'update 2', 'update 3']);
    const history = await ann.presence.history({ direction: 'forwards' });
    assert.deepEqual(history.items.map((m) => `${m.action} ${m.data}`), told);
  });

  test(`nobody acts as another, ${format}`, async () => {
    const app = await makeApp({ keys: [{}, { capability: '{"*":["subscribe"]}' }], namespaces: [{ id: 'mutable', mutableMessages: true }] });
    const key = app.keys[0].keyStr;
    const name = freshChannel('mutable');
    const token = async (clientId) => (await rest(with_({ key })).auth.requestToken({ clientId })).token;
    const ann = kept(anybody(with_({ key: undefined, token: await token('ann') }))).channels.get(name);
    const { serials } = await ann.publish('n', 'hers');
    const bob = kept(anybody(with_({ key: undefined, token: await token('bob') }))).channels.get(name);
    await code(bob.updateMessage({ serial: serials[0], data: 'his' }, { clientId: 'ann' }), 40012);
    await bob.updateMessage({ serial: serials[0], data: 'his' }, { clientId: 'bob' });
    const nobody = kept(anybody(with_({ key: undefined, token: await token() }))).channels.get(name);
    await code(nobody.presence.enterClient('ann', 'here'), 40012);
    const remove = (of) =>
      fetch(`http://${host}:${port}/apps/${app.appId}`, {
        method: 'DELETE',
        headers: { Authorization: `Basic ${Buffer.from(of).toString('base64')}` },
      });
    assert.equal((await remove(app.keys[1].keyStr)).status, 401);
    assert.equal((await remove(key)).status, 204);
  });

  test(`requests are answered as the service does, ${format}`, async () => {
    const app = await makeApp({ keys: [{}] });
    const api = rest(with_({ key: app.keys[0].keyStr }));
    const name = freshChannel('rest');
    const sent = await api.request('POST', `/channels/${name}/messages`, 6, null, { id: 'mine:0', data: 'x' });
    assert.equal(sent.items[0].messageId, 'mine:0');
    const batch = await api.batchPublish({ channels: [name, `${name}:b`], messages: [{ id: 'one', data: 'x' }] });
    assert.deepEqual(batch.results.map((r) => r.messageId), ['one', 'one']);
    const listed = await api.request('GET', '/channels', 6, { prefix: name, by: 'id' });
    assert.deepEqual(listed.items.sort(), [name, `${name}:b`]);

    const fixtures = ['2025-02-03:15:03', '2025-02-03:15:04'].map((intervalId) => ({
      intervalId,
      inbound: { realtime: { messages: { count: 50, data: 5000 } } },
    }));
    await api.request('POST', '/stats', 6, null, fixtures);
    const one = await api.stats({ start: '2025-02-03:15:03', end: '2025-02-03:15:03', direction: 'forwards' });
    assert.deepEqual(one.items.map((s) => s.intervalId), ['2025-02-03:15:03']);
    const hour = await api.stats({ start: '2025-02-03:15:03', end: '2025-02-03:15:04', by: 'hour' });
    assert.equal(hour.items[0].intervalId, '2025-02-03:15');
    assert.equal(hour.items[0].entries['messages.inbound.all.all.count'], 100);
    assert.equal(hour.items[0].appId, app.appId);
    assert.match(hour.items[0].schema, /^https:/);
    assert.equal(hour.items[0].inProgress, undefined);
    assert.match((await api.stats({ unit: 'month', limit: 1 })).items[0].inProgress, /^\d{4}-\d\d-\d\d:\d\d:\d\d$/);
    await code(api.stats({ start: 'yesterday' }), 40003);
  });
}

test('only of a token that has ended it is said that another would do', async () => {
  const app = await makeApp({ keys: [{}] });
  const part = (content) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const header = part({ alg: 'HS256', kid: app.keys[0].keyName });
  const asked = (token) => fetch(`http://${host}:${port}/channels/c/messages?accessToken=${token}`);
  const wrong = await asked(`${header}.${part({})}.c2ln`);
  assert.equal(wrong.status, 401);
  assert.doesNotMatch(wrong.headers.get('www-authenticate'), /stale/);
  const { token } = await rest({ key: app.keys[0].keyStr }).auth.requestToken({ ttl: 1 });
  await until(async () => (await asked(token)).status === 401, 'the token has ended');
  assert.match((await asked(token)).headers.get('www-authenticate'), /stale="true"/);
});
