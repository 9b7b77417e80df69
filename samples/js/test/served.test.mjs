// A recording that is served again, met by the official SDK: what was is history, what comes happens again under the
// serials that it had, and one of us is in the place of the phone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { client, fold, rest, until } from './clients.mjs';

const channelName = process.env.PLAYHEAD_CHANNEL;
const control = `http://localhost:${process.env.PLAYHEAD_PORT}/playhead`;
const before = JSON.parse(process.env.PLAYHEAD_BEFORE);
const afterwards = JSON.parse(process.env.PLAYHEAD_AFTER);
const members = JSON.parse(process.env.PLAYHEAD_MEMBERS);
const place = process.env.PLAYHEAD_PLACE;
const open = [];
after(() => open.forEach((ably) => ably.close()));

async function replay(path = '', body = undefined) {
  const method = path ? 'POST' : 'GET';
  const answer = await fetch(`${control}/replay${path}`, { method, body });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

async function attached(clientId, options = {}) {
  const ably = client(clientId);
  open.push(ably);
  const channel = ably.channels.get(channelName, options);
  const folded = fold(channel);
  await folded.listening;
  return { ably, channel, ...folded };
}

async function history() {
  const page = await rest().channels.get(channelName).history({ limit: 1000, direction: 'forwards' });
  return page.items.map(({ serial, data }) => ({ serial, text: data ?? '' }));
}

async function present(channel) {
  return (await channel.presence.get()).map(({ clientId }) => clientId).sort();
}

async function ended() {
  await until(async () => (await replay()).ended, 'the end of the recording', 40_000);
}

async function turn(words) {
  await until(async () => (await replay()).gate.words === `your turn: ${words}`, words, 30_000);
}

test('a client begins with what was, and what follows happens as it did', { skip: place }, async () => {
  const phone = await attached('stranger');
  assert.deepEqual(await history(), before);
  assert.deepEqual(await present(phone.channel), members);
  // The gate is closed: the connection lives, and nothing recorded comes.
  await phone.ably.connection.ping();
  assert.equal(phone.texts.size, 0);
  assert.equal(phone.channel.state, 'attached');
  assert.equal((await replay()).gate.reason, 'hand');

  const late = await attached('late', { params: { rewind: '2' } });
  await until(() => late.texts.size === 2, 'two messages by rewind');
  assert.deepEqual([...late.texts.keys()], before.slice(-2).map(({ serial }) => serial));

  const discontinuities = [];
  phone.channel.on('update', (change) => change.resumed || discontinuities.push(change));
  await replay('/go');
  await until(() => phone.texts.size > 1, 'something that happens again', 30_000);
  const cut = await fetch(`${control}/faults`, { method: 'POST', body: 'cut client=stranger for=300ms' });
  assert.equal(cut.status, 201);
  await until(() => phone.ably.connection.state !== 'connected', 'the cut');
  await until(() => phone.channel.state === 'attached' && phone.ably.connection.state === 'connected', 'the resume');
  await ended();
  assert.deepEqual(discontinuities, []);
  assert.deepEqual(await history(), afterwards);
  const known = new Set(before.map(({ serial }) => serial));
  for (const { serial, text } of afterwards.filter((message) => !known.has(message.serial))) {
    await until(() => phone.texts.get(serial) === text, `${serial}: ${phone.texts.get(serial)}, not ${text}`);
  }
  const { late: lateness, clients } = await replay();
  assert.equal(lateness.early, 0);
  assert.ok(lateness.frames > 100);
  assert.match(clients[0].agent, /ably-js/);
});

test('a client is in the place of the phone', { skip: !place }, async () => {
  const phone = await attached(place);
  assert.deepEqual(await present(phone.channel), members.filter((id) => id !== place));
  await turn('Publish “Ben: can we take the dgo?”');
  await phone.ably.connection.ping();
  const { serials } = await phone.channel.publish('note', 'May we take the dog?');
  await turn('Delete');
  await phone.channel.deleteMessage({ serial: serials[0] });
  await until(async () => (await replay()).turns.filter(({ state }) => state === 'done').length === 2, 'two turns');
  await until(async () => (await replay()).gate.reason === 'turn', 'the stop');
  await replay('/skip');
  await ended();
  const { turns, clients } = await replay();
  assert.deepEqual(turns.map(({ state }) => state), ['done', 'done', 'skipped']);
  assert.ok(turns.every(({ differenceMs }) => differenceMs === undefined || differenceMs <= 0));
  assert.ok(clients[0].inPlace);
  const texts = (await history()).map(({ text }) => text);
  assert.ok(!texts.some((text) => text.includes('dgo')), 'what the recorded phone said is left out');
  assert.ok(texts.includes(afterwards.at(-1).text), 'what others did happens');
});
