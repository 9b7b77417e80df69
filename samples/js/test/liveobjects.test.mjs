// Section 14 row: LiveObjects realtime (9.1 to 9.5), which `channel.object.get()`, LiveMap and LiveCounter stand on.
// LiveObjects as the plugin of the official SDK uses them: clients that write at once, lose their sockets and come back
// must end with the same objects, and the same as REST tells.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { LiveCounter, LiveMap, LiveObjects } from 'ably/liveobjects';
import { host, port } from '../address.mjs';
import { breakSocket, client, freshChannel, rest, until } from './clients.mjs';

const modes = ['OBJECT_SUBSCRIBE', 'OBJECT_PUBLISH'];
const open = [];
const connect = (id, binary) => {
  const ably = client(id, { plugins: { LiveObjects }, useBinaryProtocol: binary });
  open.push(ably);
  return ably;
};
after(() => open.forEach((ably) => ably.close()));

async function board(ably, name) {
  const channel = ably.channels.get(name, { modes });
  return { channel, ably, root: await channel.object.get() };
}

const code = (number) => (error) => {
  assert.equal(error.code, number, String(error));
  return true;
};

async function same(boards, what) {
  const text = ({ root }) => JSON.stringify(sorted(root.compactJson()));
  await until(() => new Set(boards.map(text)).size === 1, what).catch((error) => {
    throw new Error(`${error.message}\n${boards.map(text).join('\n')}`);
  });
}

const sorted = (value) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
    : value;

for (const binary of [false, true]) {
  const format = binary ? 'MessagePack' : 'JSON';

  test(`every kind of value reaches the other client, whatever its format (${format})`, async () => {
    const name = freshChannel('values');
    const a = await board(connect('a', binary), name);
    const b = await board(connect('b', !binary), name);
    assert.deepEqual(a.channel.modes.toSorted(), ['object_publish', 'object_subscribe']);
    await a.root.set('text', 'Zürich');
    await a.root.set('empty', '');
    await a.root.set('number', 1.5);
    await a.root.set('large', Number.MAX_SAFE_INTEGER);
    await a.root.set('zero', 0);
    await a.root.set('yes', true);
    await a.root.set('no', false);
    await a.root.set('bytes', Buffer.from([0, 1, 254, 255]));
    await a.root.set('object', { foo: ['bar', 1] });
    await a.root.set('list', ['a', 2, null]);
    await a.root.set('map', LiveMap.create({ inner: LiveMap.create({ hits: LiveCounter.create(3) }), name: 'x' }));
    await a.root.set('counter', LiveCounter.create(10));
    await a.root.get('counter').decrement(4);
    await a.root.get('counter').increment(0.5);
    const expected = {
      text: 'Zürich', empty: '', number: 1.5, large: Number.MAX_SAFE_INTEGER, zero: 0, yes: true, no: false,
      bytes: 'AAH+/w==', object: { foo: ['bar', 1] }, list: ['a', 2, null],
      map: { inner: { hits: 3 }, name: 'x' }, counter: 6.5,
    };
    assert.deepEqual(a.root.compactJson(), expected);
    await until(() => b.root.get('counter').value() === 6.5, 'the counter on the other client');
    assert.deepEqual(b.root.compactJson(), expected);
    assert.ok(Buffer.from(b.root.get('bytes').value()).equals(Buffer.from([0, 1, 254, 255])));
    const late = await board(connect('late', binary), name);
    assert.deepEqual(late.root.compactJson(), expected, 'who comes later is told all of it');
    assert.equal(late.root.get('map').instance().id, a.root.get('map').instance().id);
  });

  test(`two clients that write at once end with the same objects (${format})`, async () => {
    const name = freshChannel('race');
    const boards = await Promise.all(['a', 'b'].map(async (id, i) => board(connect(id, i === 0 ? binary : !binary), name)));
    await boards[0].root.set('hits', LiveCounter.create(100));
    await boards[0].root.set('shared', LiveMap.create());
    await same(boards, 'the beginning');
    await Promise.all(
      boards.map(async ({ root }, who) => {
        for (let i = 0; i < 60; i++) {
          const writes = [root.get('hits').increment(who + 1), root.get('shared').set(`k${i % 7}`, `${who}-${i}`)];
          if (i % 5 === who) writes.push(root.get('shared').remove(`k${(i + 3) % 7}`));
          if (i % 11 === 0) writes.push(root.set(`own${i % 3}`, LiveMap.create({ by: who, at: i })));
          await Promise.all(writes);
        }
      }),
    );
    await same(boards, 'the same objects after the race');
    assert.equal(boards[0].root.get('hits').value(), 100 + 60 + 120);
    const overRest = await rest({ useBinaryProtocol: false }).request('get', `/channels/${name}/object`, 6);
    assert.deepEqual(sorted(overRest.items[0]), sorted(boards[1].root.compactJson()));
  });

  test(`cuts in the middle of writes lose nothing and double nothing (${format})`, async () => {
    const name = freshChannel('cuts');
    const boards = await Promise.all(['a', 'b'].map(async (id) => board(connect(id, binary), name)));
    const ids = boards.map(({ ably }) => ably.connection.id);
    await boards[0].root.set('hits', LiveCounter.create());
    await same(boards, 'the beginning');
    const changes = [];
    boards.forEach(({ channel }) => channel.on((change) => changes.push(change)));
    await Promise.all(
      boards.map(async ({ root, ably }, who) => {
        const pending = [];
        for (let i = 0; i < 90; i++) {
          pending.push(root.get('hits').increment(1), root.set(`k${i % 13}`, `${who}-${i}`));
          if (i % 30 === 10 + who * 7 && ably.connection.state === 'connected') breakSocket(ably);
          if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        }
        await Promise.all(pending);
      }),
    );
    await same(boards, 'the same objects after the cuts');
    assert.equal(boards[0].root.get('hits').value(), 180);
    assert.deepEqual(boards.map(({ ably }) => ably.connection.id), ids, 'the connections are the same');
    const lost = changes.filter((c) => c.current === 'attached' && !c.resumed);
    assert.equal(lost.length, 0, `continuity was lost: ${JSON.stringify(lost)}`);
    const late = await board(connect('late', !binary), name);
    await same([...boards, late], 'the same objects for who comes later');
  });

  test(`a client that was away finds what was removed and what was made (${format})`, async () => {
    const name = freshChannel('away');
    const a = await board(connect('a', binary), name);
    const b = await board(connect('b', binary), name);
    await a.root.set('old', LiveMap.create({ x: 1, y: 2 }));
    await a.root.set('kept', LiveCounter.create(5));
    await same([a, b], 'the beginning');
    b.ably.connection.close();
    await b.ably.connection.whenState('closed');
    await a.root.get('old').remove('x');
    await a.root.set('new', 'made meanwhile');
    await a.root.remove('kept');
    await a.root.get('old').set('y', 3);
    b.ably.connect();
    await b.channel.attach();
    await until(() => b.root.get('new').value() === 'made meanwhile', 'the sync after the return');
    assert.deepEqual(b.root.compactJson(), { old: { y: 3 }, new: 'made meanwhile' });
    await b.channel.setOptions({ modes: ['OBJECT_SUBSCRIBE'] });
    assert.deepEqual(b.root.compactJson(), { old: { y: 3 }, new: 'made meanwhile' }, 'options change no objects');
    await assert.rejects(async () => b.root.set('z', 1), code(40024));
    await assert.rejects(b.channel.sendState([{ operation: { action: 1, objectId: 'root', mapSet: { key: 'z', value: { number: 1 } } } }]), code(40165));
  });

  test(`a map too large for one frame arrives in pages (${format})`, async () => {
    const name = freshChannel('pages');
    const a = await board(connect('a', binary), name);
    const value = 'x'.repeat(1500);
    await Promise.all(Array.from({ length: 400 }, (_, i) => a.root.set(`key ${i}`, `${i} ${value}`)));
    const ably = connect('late', binary);
    const pages = [];
    const channel = ably.channels.get(name, { modes });
    const process = channel.processMessage.bind(channel);
    channel.processMessage = (message) => {
      if (message.action === 20) pages.push(message.channelSerial);
      return process(message);
    };
    const root = await channel.object.get();
    assert.equal(root.size(), 400);
    assert.deepEqual(root.compactJson(), a.root.compactJson());
    assert.ok(pages.length >= 4, `pages: ${pages}`);
    assert.ok(pages.at(-1).endsWith(':') && pages.slice(0, -1).every((p) => !p.endsWith(':')), `cursors: ${pages}`);
  });

  test(`a batch is one frame, and its echo keeps its order (${format})`, async () => {
    const name = freshChannel('batch');
    const a = await board(connect('a', binary), name);
    const b = await board(connect('b', binary), name);
    const seen = [];
    b.root.subscribe(({ message }) => seen.push(message));
    await a.root.batch((root) => {
      root.set('one', 1);
      root.set('two', LiveCounter.create(2));
      root.set('one', 'again');
      root.remove('one');
    });
    await same([a, b], 'the batch');
    assert.deepEqual(b.root.compactJson(), { two: 2 });
    assert.deepEqual(seen.map((m) => m.operation.action).filter((x) => x !== 'counter.create'), ['map.set', 'map.set', 'map.set', 'map.remove']);
    assert.ok(seen.every((m) => m.clientId === 'a' && m.siteCode && m.connectionId === a.ably.connection.id && m.timestamp));
    assert.deepEqual(seen.map((m) => m.serial), seen.map((m) => m.serial).toSorted());
  });

  test(`what is wrong is refused whole, with a code that says how (${format})`, async () => {
    const name = freshChannel('wrong');
    const { channel, root } = await board(connect('a', binary), name);
    const send = (...operations) => channel.sendState(operations.map((operation) => ({ operation })));
    const set = (key, value, objectId = 'root') => ({ action: 1, objectId, mapSet: { key, value } });
    await assert.rejects(send(set('ok', { number: 1 }), { action: 99, objectId: 'root' }), code(92000));
    await assert.rejects(send(set('two', { number: 1, string: 'x' })), code(92000));
    await assert.rejects(send(set('nothing', {})), code(92000));
    await assert.rejects(send(set('id', { objectId: 'nonsense' })), code(92000));
    await assert.rejects(send(set('id', { number: 1 }, 'tree:abc@1')), code(92000));
    await assert.rejects(send({ action: 5, objectId: 'root', objectDelete: {} }), code(92000));
    await assert.rejects(send({ action: 4, objectId: 'root', counterInc: { number: 1 } }), code(92007));
    await assert.rejects(send({ action: 3, objectId: `counter:forged@${Date.now()}`, counterCreate: { count: 1 } }), code(92000));
    const forged = { initialValue: '{"count":1}', nonce: '0123456789abcdef' };
    await assert.rejects(send({ action: 3, objectId: `counter:forged@${Date.now()}`, counterCreateWithObjectId: forged }), code(92000));
    await assert.rejects(send(set('large', { string: 'x'.repeat(70_000) })), code(40009));
    assert.deepEqual(root.compactJson(), {}, 'nothing of it was applied');
    await send(set('ok', { number: 1 }));
    await until(() => root.get('ok').value() === 1, 'what is right is applied');
  });
}

test('cleared maps and deleted objects stay so for those who come later', async () => {
  const name = freshChannel('cleared');
  const a = await board(connect('a', false), name);
  const send = (operation) => a.channel.sendState([{ operation }]);
  await a.root.set('map', LiveMap.create({ first: 1 }));
  await a.root.get('map').set('second', 2);
  await a.root.set('counter', LiveCounter.create(7));
  const [map, counter] = [a.root.get('map').instance().id, a.root.get('counter').instance().id];
  await send({ action: 6, objectId: map, mapClear: {} });
  await send({ action: 5, objectId: counter, objectDelete: {} });
  await until(() => a.root.get('counter').value() === undefined, 'the deletion');
  await a.root.get('map').set('third', 3);
  assert.deepEqual(a.root.compactJson(), { map: { third: 3 } });
  const late = await board(connect('late', true), name);
  assert.deepEqual(late.root.compactJson(), { map: { third: 3 } });
  await send({ action: 4, objectId: counter, counterInc: { number: 1 } });
  await same([a, late], 'operations on what is deleted are ignored');
  assert.equal(late.root.get('counter').value(), undefined);
});

test('a key gives what its capability says, and apps know nothing of one another', async () => {
  const response = await fetch(`http://${host}:${port}/apps`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ keys: [{}, { capability: '{"*":["object-subscribe"]}' }, { capability: '{"*":["subscribe"]}' }] }),
  });
  const app = await response.json();
  const name = freshChannel('rights');
  const [writer, reader, stranger] = app.keys.map(({ keyStr }, i) => {
    const ably = client(`holder-${i}`, { key: keyStr, plugins: { LiveObjects } });
    open.push(ably);
    return ably;
  });
  const w = await board(writer, name);
  await w.root.set('score', LiveCounter.create(3));
  const r = await board(reader, name);
  assert.deepEqual(r.channel.modes, ['object_subscribe']);
  assert.deepEqual(r.root.compactJson(), { score: 3 });
  const operation = { action: 1, objectId: 'root', mapSet: { key: 'z', value: { number: 1 } } };
  await assert.rejects(r.channel.sendState([{ operation }]), code(40160));
  await assert.rejects(stranger.channels.get(name, { modes }).attach(), code(40160));
  const over = (key) => rest({ key: key.keyStr, plugins: { LiveObjects } }).channels.get(name).object;
  assert.deepEqual(await over(app.keys[1]).get(), { score: 3 });
  await assert.rejects(over(app.keys[1]).publish({ path: 'score', counterInc: { number: 1 } }), code(40160));
  await assert.rejects(over(app.keys[2]).get(), code(40160));
  assert.deepEqual(await rest({ plugins: { LiveObjects } }).channels.get(name).object.get(), {}, 'another app');
});
