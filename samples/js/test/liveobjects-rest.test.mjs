// Section 14 row: LiveObjects REST (9.6).
// LiveObjects over REST: plain requests and the plugin's own REST client, read back by a connected client.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { LiveObjects } from 'ably/liveobjects';
import { client, freshChannel, rest, until } from './clients.mjs';

const open = [];
after(() => open.forEach((ably) => ably.close()));

async function connected(name) {
  const ably = client('reader', { plugins: { LiveObjects } });
  open.push(ably);
  return ably.channels.get(name, { modes: ['OBJECT_SUBSCRIBE'] }).object.get();
}

const code = (number, status) => (error) => {
  assert.equal(error.code, number, String(error));
  assert.equal(error.statusCode, status);
  return true;
};

for (const binary of [false, true]) {
  const format = binary ? 'MessagePack' : 'JSON';
  const ably = rest({ plugins: { LiveObjects }, useBinaryProtocol: binary });
  const objects = (name) => ably.channels.get(name).object;

  test(`the plugin's REST client reads and writes by path (${format})`, async () => {
    const name = freshChannel('rest');
    const object = objects(name);
    assert.deepEqual(await object.get(), {});
    const made = await object.publish({ path: 'votes', mapCreate: { semantics: 'lww', entries: { title: { data: { string: 'Lunch' } } } } });
    assert.equal(made.channel, name);
    assert.ok(made.messageId);
    assert.match(made.objectIds[0], /^map:[\w-]{43}@\d{13}$/);
    assert.deepEqual(made.objectIds.slice(1), ['root']);
    await object.publish([
      { path: 'votes.up', counterCreate: { count: 1 } },
      { path: 'votes.down', counterCreate: { count: 10 } },
      { path: 'votes.a\\.b', counterCreate: { count: 0 } },
    ]);
    const all = await object.publish({ path: 'votes.*', counterInc: { number: 5 } });
    assert.equal(all.objectIds.length, 3);
    await object.publish({ path: 'votes', mapRemove: { key: 'title' } });
    await object.publish({ objectId: 'root', mapSet: { key: 'bytes', value: { bytes: Buffer.from([1, 2, 255]) } } });
    await object.publish({ path: '', mapSet: { key: 'json', value: { json: { deep: [1, 2] } } } });
    const compact = await object.get();
    assert.deepEqual(compact.votes, { up: 6, down: 15, 'a.b': 5 });
    assert.deepEqual(binary ? Buffer.from(compact.bytes).toString('base64') : compact.bytes, 'AQL/');
    assert.equal(compact.json, '{"deep":[1,2]}');
    assert.equal(await object.get({ path: 'votes.a\\.b' }), 5);
    const full = await object.get({ compact: false });
    assert.equal(full.objectId, 'root');
    assert.equal(full.map.semantics, 'lww');
    assert.equal(full.map.entries.votes.data.objectId, made.objectIds[0]);
    assert.deepEqual(full.map.entries.votes.data.map.entries.up.data.counter, { data: { number: 6 } });
    assert.deepEqual(full.map.entries.json.data, { json: { deep: [1, 2] } });
    assert.deepEqual(await object.get({ path: 'json', compact: false }), { json: { deep: [1, 2] } });
    assert.deepEqual(await object.get({ objectId: made.objectIds[0], path: 'down' }), 15);
    const reader = await connected(name);
    assert.deepEqual(reader.get('votes').compactJson(), { up: 6, down: 15, 'a.b': 5 });
  });

  test(`objects named by the client refer to one another in one batch (${format})`, async () => {
    const name = freshChannel('named');
    const object = objects(name);
    const reader = await connected(name);
    const counter = await object.generateObjectId({ counterCreate: { count: 3 } });
    const map = await object.generateObjectId({ mapCreate: { semantics: 'lww', entries: { hits: { data: { objectId: counter.objectId } } } } });
    const withId = ({ nonce, initialValue }) => ({ nonce, initialValue });
    await object.publish([
      { objectId: counter.objectId, counterCreateWithObjectId: withId(counter) },
      { objectId: map.objectId, mapCreateWithObjectId: withId(map) },
      { objectId: 'root', mapSet: { key: 'stats', value: { objectId: map.objectId } } },
      { objectId: map.objectId, mapSet: { key: 'self', value: { objectId: map.objectId } } },
    ]);
    assert.deepEqual(await object.get(), { stats: { hits: 3, self: { objectId: map.objectId } } });
    const full = await object.get({ compact: false, objectId: map.objectId });
    assert.deepEqual(full.map.entries.self, { data: { objectId: map.objectId } });
    await until(() => reader.get('stats').get('hits').value() === 3, 'the batch on a connected client');
    const forged = { objectId: counter.objectId, counterCreateWithObjectId: { ...withId(counter), initialValue: '{"count":4}' } };
    await assert.rejects(object.publish(forged), code(92000, 400));
  });

  test(`an operation with an id is applied once, a bad batch not at all (${format})`, async () => {
    const name = freshChannel('once');
    const object = objects(name);
    const first = await object.publish({ id: 'make', path: 'hits', counterCreate: { count: 0 } });
    const again = await object.publish({ id: 'make', path: 'hits', counterCreate: { count: 0 } });
    assert.deepEqual(again.objectIds, first.objectIds);
    for (let i = 0; i < 3; i++) await object.publish({ id: 'inc', path: 'hits', counterInc: { number: 2 } });
    assert.deepEqual(await object.get(), { hits: 2 });
    const bad = [{ path: 'hits', counterInc: { number: 1 } }, { path: 'hits', mapSet: { key: 'x', value: { number: 1 } } }];
    await assert.rejects(object.publish(bad), code(92007, 400));
    assert.deepEqual(await object.get(), { hits: 2 });
    await assert.rejects(object.publish({ mapSet: { key: 'x', value: { number: 1 } } }), code(92006, 400));
    await assert.rejects(object.publish({ path: 'no.such', counterInc: { number: 1 } }), code(92005, 400));
    await assert.rejects(object.publish({ objectId: `counter:none@${Date.now()}`, counterInc: { number: 1 } }), code(92004, 404));
    await assert.rejects(object.publish({ objectId: 'root', mapSet: { key: 'x', value: {} } }), code(92000, 400));
    await assert.rejects(object.get({ path: 'no.such' }), code(92005, 400));
    await assert.rejects(object.get({ objectId: 'map:none@1' }), code(92004, 404));
  });

  test(`plain requests work at both addresses, in the form of the SDK's own test helper (${format})`, async () => {
    const name = freshChannel('plain');
    const post = async (path, body) => {
      const response = await ably.request('post', `/channels/${encodeURIComponent(name)}/${path}`, 3, null, body);
      return response.success ? response.items[0] : { status: response.statusCode, code: response.errorCode };
    };
    const counter = await post('objects', { counterCreate: {} });
    await post('objects', { objectId: 'root', mapSet: { key: 'counter', value: { objectId: counter.objectIds[0] } } });
    const id = `map:${'h'.repeat(43)}@${Date.now()}`;
    const map = await post('objects', { mapCreate: { semantics: 0, entries: { a: { data: { boolean: true } } } }, objectId: id, nonce: 'n' });
    assert.deepEqual(map.objectIds, [id]);
    await post('object', [{ objectId: 'root', mapSet: { key: 'map', value: { objectId: id } } }, { objectId: counter.objectIds[0], counterInc: { number: -2 } }]);
    const all = await ably.request('get', `/channels/${encodeURIComponent(name)}/objects`, 3);
    assert.deepEqual(all.items[0], { counter: -2, map: { a: true } });
    const one = await ably.request('get', `/channels/${encodeURIComponent(name)}/object/${encodeURIComponent(id)}`, 6, { compact: 'false' });
    assert.deepEqual(one.items[0], { objectId: id, map: { semantics: 'LWW', entries: { a: { data: { boolean: true } } } } });
    assert.deepEqual(await post('object', 'nonsense'), { status: 400, code: 40001 });
    const wrong = await ably.request('get', `/channels/${encodeURIComponent(name)}/object`, 6, { compact: 'maybe' });
    assert.equal(wrong.errorCode, 40003);
  });
}
