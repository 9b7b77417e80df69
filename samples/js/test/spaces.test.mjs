// @ably/spaces: members, locations, cursors and locks stand on presence with extras, and on plain channels.
// The checklist of the protocol (section 14) has a row for each feature; a test names the rows it proves.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import spacesModule from '@ably/spaces';
import { breakSocket, breakSocketForGood, client, freshChannel, until } from './clients.mjs';

const open = [];
const Spaces = spacesModule.default ?? spacesModule;
// A space goes on asking for members while its client closes, and nobody waits for the answer: let it listen no more.
after(() => open.forEach(({ ably, space }) => {
  space.channel.presence.unsubscribe();
  space.cursors.channel?.presence.unsubscribe();
  ably.close();
}));

async function enter(id, name, { binary = false, profile = null, options } = {}) {
  const ably = client(id, { useBinaryProtocol: binary, ...options });
  const space = await new Spaces(ably).get(name, { offlineTimeout: 300 });
  open.push({ ably, space });
  await space.enter(profile);
  return { ably, space };
}

for (const binary of [false, true]) {
  const format = binary ? 'MessagePack' : 'JSON';

  // Rows: presence enter/update/leave, SYNC; re-ATTACH with the agent param
  test(`members with profiles enter, change and leave (${format})`, async () => {
    const name = freshChannel('members');
    const anna = await enter('anna', name, { binary, profile: { name: 'Anna' } });
    const events = [];
    for (const event of ['enter', 'updateProfile', 'leave', 'remove']) {
      anna.space.members.subscribe(event, (member) => member.clientId === 'ben' && events.push([event, 'ben', member.profileData?.name]));
    }
    const ben = await enter('ben', name, { binary: !binary, profile: { name: 'Ben' } });
    const others = await ben.space.members.getOthers();
    assert.deepEqual(others.map((m) => [m.clientId, m.profileData.name, m.isConnected]), [['anna', 'Anna', true]]);
    await ben.space.updateProfileData((profile) => ({ ...profile, name: 'Benjamin' }));
    await until(async () => (await ben.space.members.getSelf()).profileData.name === 'Benjamin', 'ben hears it himself');
    await ben.space.leave();
    await until(() => events.length === 5, 'enter, change, leave and removal of ben');
    assert.deepEqual(events, [
      ['enter', 'ben', 'Ben'],
      ['updateProfile', 'ben', 'Ben'], // an enter sets the profile, too
      ['updateProfile', 'ben', 'Benjamin'],
      ['leave', 'ben', 'Benjamin'],
      ['remove', 'ben', 'Benjamin'],
    ]);
    assert.deepEqual((await anna.space.members.getAll()).map((m) => m.clientId), ['anna']);
  });

  // Rows: presence enter/update/leave, SYNC (data of an update replaces the whole)
  test(`locations follow their members (${format})`, async () => {
    const name = freshChannel('locations');
    const anna = await enter('anna', name, { binary });
    const ben = await enter('ben', name, { binary: !binary });
    const moves = [];
    anna.space.locations.subscribe('update', (u) => moves.push([u.member.clientId, u.previousLocation, u.currentLocation]));
    await ben.space.locations.set({ slide: 1 });
    await until(() => moves.length === 1, 'the first move');
    await ben.space.locations.set({ slide: 2, element: 'title' });
    await until(() => moves.length === 2, 'the second move');
    assert.deepEqual(moves.map(([id, , to]) => [id, to]), [['ben', { slide: 1 }], ['ben', { slide: 2, element: 'title' }]]);
    assert.deepEqual(moves[1][1], { slide: 1 });
    const others = await anna.space.locations.getOthers();
    assert.deepEqual(Object.values(others), [{ slide: 2, element: 'title' }]);
    const carl = await enter('carl', name, { binary });
    const all = Object.values(await carl.space.locations.getAll()).filter((place) => place);
    assert.deepEqual(all, [{ slide: 2, element: 'title' }], 'a late comer knows from the sync');
  });

  // Rows: MESSAGE publish, fan-out, order, ids; history + Link pagination; presence of a second channel
  test(`cursors move for the others and their last place is in history (${format})`, async () => {
    const name = freshChannel('cursors');
    const anna = await enter('anna', name, { binary });
    const ben = await enter('ben', name, { binary: !binary });
    const seen = [];
    await anna.space.cursors.subscribe('update', (u) => seen.push([u.clientId, u.position.x, u.data?.tool]));
    // Nothing is sent while one is alone on the cursors' channel: both must be members there first.
    await anna.space.cursors.set({ position: { x: 0, y: 0 } });
    await ben.space.cursors.set({ position: { x: 0, y: 0 } });
    const channel = ben.space.cursors.channel;
    await until(async () => (await channel.presence.get()).length === 2, 'both on the cursors channel');
    for (let x = 1; x <= 20; x++) {
      await ben.space.cursors.set({ position: { x, y: 2 * x }, data: { tool: 'pen' } });
    }
    await until(() => seen.some(([, x]) => x === 20), 'the last position');
    const xs = seen.filter(([id, x]) => id === 'ben' && x > 0).map(([, x]) => x);
    assert.deepEqual(xs, [...xs].sort((a, b) => a - b), 'in order');
    assert.equal(seen.at(-1)[2], 'pen');
    const last = await anna.space.cursors.getOthers();
    assert.deepEqual(Object.values(last).map((u) => u.position), [{ x: 20, y: 40 }]);
  });

  // Rows: presence enter/update/leave, SYNC (extras are kept as they are)
  test(`one member holds a lock until it is released (${format})`, async () => {
    const name = freshChannel('locks');
    const anna = await enter('anna', name, { binary });
    const ben = await enter('ben', name, { binary: !binary });
    const changes = [];
    ben.space.locks.subscribe('update', (lock) => changes.push([lock.id, lock.member.clientId, lock.status]));
    const pending = await anna.space.locks.acquire('title', { attributes: { why: 'typo' } });
    assert.equal(pending.status, 'pending');
    await until(() => ben.space.locks.get('title')?.member.clientId === 'anna', 'ben sees the lock');
    assert.deepEqual(ben.space.locks.get('title').attributes, { why: 'typo' });
    const refused = [];
    ben.space.locks.subscribe('update', (lock) => lock.member.clientId === 'ben' && refused.push([lock.status, lock.reason?.code]));
    await ben.space.locks.acquire('title');
    await until(() => refused.some(([status]) => status === 'unlocked'), 'the second request is refused');
    const carl = await enter('carl', name, { binary });
    assert.equal(carl.space.locks.get('title')?.member.clientId, 'anna', 'a late comer knows from the sync');
    await anna.space.locks.release('title');
    await until(() => ben.space.locks.get('title') === undefined, 'the lock is free');
    assert.ok(changes.some(([id, who, status]) => id === 'title' && who === 'anna' && status === 'locked'));
    assert.ok(changes.some(([id, who, status]) => id === 'title' && who === 'anna' && status === 'unlocked'));
  });
}

// Rows: leave timing, re-entry (remainPresentFor); resume with same connectionId, new key
test('a member that is lost leaves with its lock, one that comes back in time does not', async () => {
  const name = freshChannel('lost');
  const staying = (ms) => ({ transportParams: { remainPresentFor: ms } });
  const anna = await enter('anna', name);
  const ben = await enter('ben', name, { options: staying(1000) });
  const carl = await enter('carl', name, { options: staying(8000) });
  await ben.space.locks.acquire('slide');
  await carl.space.locks.acquire('title');
  await until(() => anna.space.locks.get('slide') && anna.space.locks.get('title'), 'both locks');
  const left = [];
  anna.space.members.subscribe('leave', (member) => left.push(member.clientId));
  breakSocket(carl.ably);
  breakSocketForGood(ben.ably);
  await until(() => left.length > 0, 'the leave of ben', 15_000);
  await until(() => anna.space.locks.get('slide') === undefined, 'the lock of ben is free');
  assert.deepEqual(left, ['ben']);
  assert.equal(anna.space.locks.get('title').member.clientId, 'carl');
  for (const { space } of [anna, carl]) {
    await until(async () => (await space.members.getAll()).length === 2, 'ben is removed after the offline timeout');
  }
});
