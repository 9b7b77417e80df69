// @ably/chat on plain channels and presence: what it does without the Chat REST adapter, which the broker leaves out.
// The checklist of the protocol (section 14) has a row for each feature; a test names the rows it proves.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ChatClient, RoomStatus } from '@ably/chat';
import { breakSocket, client, freshChannel, rest, until } from './clients.mjs';

const open = [];
after(() => open.forEach((ably) => ably.close()));

async function join(id, roomName, { binary = false, options } = {}) {
  const ably = client(id, { useBinaryProtocol: binary });
  open.push(ably);
  const chat = new ChatClient(ably);
  const room = await chat.rooms.get(roomName, options);
  return { ably, chat, room };
}

for (const binary of [false, true]) {
  const format = binary ? 'MessagePack' : 'JSON';

  // Rows: ATTACH/ATTACHED flags, params, modes; DETACH; re-ATTACH
  test(`a room attaches with just the modes it needs, detaches and attaches again (${format})`, async () => {
    const { room } = await join('alice', freshChannel('room'), { binary });
    const seen = [];
    room.onStatusChange((change) => seen.push(change.current));
    await room.attach();
    const modes = ['annotation_publish', 'presence', 'presence_subscribe', 'publish', 'subscribe'];
    assert.deepEqual([...room.channel.modes].sort(), modes);
    assert.deepEqual(Object.keys(room.channel.params), [], 'the agent is accepted and not echoed');
    await room.detach();
    await room.attach();
    const settled = seen.filter((status) => [RoomStatus.Attached, RoomStatus.Detached].includes(status));
    assert.deepEqual(settled, [RoomStatus.Attached, RoomStatus.Detached, RoomStatus.Attached]);
  });

  // Rows: ephemeral; MESSAGE publish, fan-out, order, ids; history (nothing ephemeral in it)
  test(`typing is heard by the others and leaves nothing behind (${format})`, async () => {
    const name = freshChannel('typing');
    const alice = await join('alice', name, { binary });
    const bob = await join('bob', name, { binary: !binary });
    await Promise.all([alice.room.attach(), bob.room.attach()]);
    const heard = [];
    bob.room.typing.subscribe((event) => heard.push([event.change.type, event.change.clientId, [...event.currentlyTyping]]));
    await alice.room.typing.keystroke();
    await until(() => heard.length === 1, 'typing began');
    assert.deepEqual([...bob.room.typing.current], ['alice']);
    await alice.room.typing.stop();
    await until(() => heard.length === 2, 'typing ended');
    assert.deepEqual(heard, [['typing.started', 'alice', ['alice']], ['typing.stopped', 'alice', []]]);
    const kept = await rest().channels.get(alice.room.channel.name).history();
    assert.deepEqual(kept.items, []);
  });

  // Rows: ephemeral; binary/JSON transcoding, encodings opaque (objects and extras cross the formats)
  test(`room reactions reach everyone, the sender included (${format})`, async () => {
    const name = freshChannel('reactions');
    const alice = await join('alice', name, { binary });
    const bob = await join('bob', name, { binary: !binary });
    await Promise.all([alice.room.attach(), bob.room.attach()]);
    const got = { alice: [], bob: [] };
    alice.room.reactions.subscribe(({ reaction }) => got.alice.push(reaction));
    bob.room.reactions.subscribe(({ reaction }) => got.bob.push(reaction));
    await alice.room.reactions.send({ name: '👍', metadata: { why: ['good', 1] }, headers: { turn: 7 } });
    await until(() => got.alice.length === 1 && got.bob.length === 1, 'both have the reaction');
    const { name: emoji, clientId, metadata, headers, isSelf, createdAt } = got.bob[0];
    assert.deepEqual({ emoji, clientId, metadata, headers, isSelf }, {
      emoji: '👍', clientId: 'alice', metadata: { why: ['good', 1] }, headers: { turn: 7 }, isSelf: false,
    });
    assert.ok(Math.abs(createdAt.getTime() - Date.now()) < 10_000);
    assert.equal(got.alice[0].isSelf, true);
  });

  // Rows: presence enter/update/leave, SYNC; REST presence + history
  test(`members enter, change, are there for a late comer, and leave (${format})`, async () => {
    const name = freshChannel('presence');
    const alice = await join('alice', name, { binary });
    const bob = await join('bob', name, { binary: !binary });
    await Promise.all([alice.room.attach(), bob.room.attach()]);
    const events = [];
    bob.room.presence.subscribe((e) => events.push([e.type, e.member.clientId, e.member.data]));
    await alice.room.presence.enter({ mood: 'curious' });
    await alice.room.presence.update({ mood: 'busy' });
    const carol = await join('carol', name, { binary });
    await carol.room.attach();
    const members = await carol.room.presence.get();
    assert.deepEqual(members.map((m) => [m.clientId, m.data]), [['alice', { mood: 'busy' }]]);
    assert.equal(await carol.room.presence.isUserPresent('alice'), true);
    assert.equal(await carol.room.presence.isUserPresent('bob'), false);
    await alice.room.presence.leave({ mood: 'gone' });
    await until(() => events.length === 3, 'three events');
    assert.deepEqual(events, [
      ['enter', 'alice', { mood: 'curious' }],
      ['update', 'alice', { mood: 'busy' }],
      ['leave', 'alice', { mood: 'gone' }],
    ]);
    const history = await rest().channels.get(alice.room.channel.name).presence.history({ direction: 'forwards' });
    assert.deepEqual(history.items.map((p) => p.action), ['enter', 'update', 'leave']);
  });

  // Rows: update / delete over realtime; MESSAGE publish; update fan-out with versions
  test(`messages that others put on the room's channel are chat messages (${format})`, async () => {
    const name = freshChannel('messages');
    const { room } = await join('alice', name, { binary });
    await room.attach();
    const events = [];
    room.messages.subscribe((e) => events.push([e.type, e.message.text, e.message.clientId, e.message.metadata]));
    const agent = client('agent', { useBinaryProtocol: !binary });
    open.push(agent);
    const channel = agent.channels.get(room.channel.name);
    const { serials } = await channel.publish({ name: 'chat.message', data: { text: 'hello', metadata: { n: 1 } } });
    await channel.updateMessage({ serial: serials[0], data: { text: 'hello all', metadata: {} } });
    await channel.deleteMessage({ serial: serials[0], data: {} });
    await until(() => events.length === 3, 'three events');
    assert.deepEqual(events, [
      ['message.created', 'hello', 'agent', { n: 1 }],
      ['message.updated', 'hello all', 'agent', {}],
      ['message.deleted', '', 'agent', {}],
    ]);
  });
}

// Rows: resume with same connectionId, new key; channelSerial replay, RESUMED; leave timing, re-entry
test('a member whose socket breaks is back before anyone saw a leave, and nothing was missed', async () => {
  const name = freshChannel('drop');
  const alice = await join('alice', name);
  const bob = await join('bob', name);
  await Promise.all([alice.room.attach(), bob.room.attach()]);
  const seen = [];
  bob.room.presence.subscribe((e) => seen.push(e.type));
  await alice.room.presence.enter();
  const gaps = [];
  alice.room.onDiscontinuity((reason) => gaps.push(reason));
  const texts = [];
  alice.room.messages.subscribe((e) => texts.push(e.message.text));
  const id = alice.ably.connection.id;
  breakSocket(alice.ably);
  await bob.room.channel.publish({ name: 'chat.message', data: { text: 'while you were away' } });
  await until(() => texts.length === 1, 'the missed message');
  assert.equal(alice.ably.connection.id, id);
  await bob.room.channel.publish({ name: 'chat.message', data: { text: 'live again' } });
  await until(() => texts.length === 2, 'the next message');
  assert.deepEqual(texts, ['while you were away', 'live again']);
  assert.deepEqual(gaps, []);
  assert.deepEqual(seen, ['enter']);
});

// Rows: error body + headers; generic request, 404 body
test('what needs the Chat REST adapter is refused as not served, not as a failure', async () => {
  const { room } = await join('alice', freshChannel('adapter'));
  await room.attach();
  await assert.rejects(room.messages.send({ text: 'hello' }), (e) => e.statusCode === 404 && e.code === 40400);
});
