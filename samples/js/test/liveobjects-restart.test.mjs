// Section 14 row: LiveObjects realtime, while the broker itself ends and begins again under clients that stay.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { LiveCounter, LiveMap, LiveObjects } from 'ably/liveobjects';
import { client, freshChannel, until } from './clients.mjs';

const modes = ['OBJECT_SUBSCRIBE', 'OBJECT_PUBLISH'];
const open = [];
after(() => open.forEach((ably) => ably.close()));

async function board(id, binary, name) {
  const ably = client(id, { plugins: { LiveObjects }, useBinaryProtocol: binary });
  open.push(ably);
  const channel = ably.channels.get(name, { modes });
  return { ably, channel, root: await channel.object.get() };
}

test('clients that were connected go on with their objects after a restart', async () => {
  const name = freshChannel('restart');
  const boards = [await board('a', false, name), await board('b', true, name)];
  const [a, b] = boards;
  await a.root.set('hits', LiveCounter.create(10));
  await a.root.set('map', LiveMap.create({ x: 1, y: 'initial' }));
  await b.root.get('hits').increment(5);
  await b.root.get('map').remove('y');
  const id = a.root.get('map').instance().id;
  for (let life = 1; life <= 2; life++) {
    const ids = boards.map(({ ably }) => ably.connection.id);
    const keys = boards.map(({ ably }) => ably.connection.key);
    const response = await fetch(process.env.PLAYHEAD_RESTART, { method: 'POST' });
    assert.equal(response.status, 200);
    await until(() => boards.every(({ ably }, i) => ably.connection.state === 'connected' && ably.connection.key !== keys[i]), 'the clients are back');
    assert.deepEqual(boards.map(({ ably }) => ably.connection.id), ids, 'they resume the connections they had');
    await Promise.all(
      boards.map(async ({ root }, who) => {
        for (let i = 0; i < 20; i++) {
          await Promise.all([root.get('hits').increment(1), root.get('map').set(`k${i % 3}`, `${life}-${who}-${i}`)]);
        }
      }),
    );
    const hits = 15 + life * 40;
    await until(() => boards.every(({ root }) => root.get('hits').value() === hits), `${hits} hits in life ${life}`);
    assert.equal(a.root.get('map').get('y').value(), undefined, 'what was removed stays so');
    assert.equal(a.root.get('map').instance().id, id);
    await until(() => JSON.stringify(Object.entries(a.root.get('map').compactJson()).sort()) === JSON.stringify(Object.entries(b.root.get('map').compactJson()).sort()), 'the same map');
  }
  const late = await board('late', false, name);
  assert.deepEqual(late.root.compactJson(), a.root.compactJson());
});
