// Section 14 rows: rewind (+limit), occupancy events, echo=false, re-ATTACH / setOptions, modes and params, channel name
// validation, transient publish, size limit 40009, idempotent ids, ephemeral, presence SYNC in pages, channel status and
// enumeration, batch publish / presence, stats, generic request, NACK on demand.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import vcdiff from '@ably/vcdiff-decoder';
import { host, port } from '../address.mjs';
import { anybody, client, freshChannel, rest, until } from './clients.mjs';

const open = [];
after(() => open.forEach((ably) => ably.close()));

function connected(clientId, options) {
  const ably = client(clientId, options);
  open.push(ably);
  return ably;
}

async function code(promise, expected) {
  await assert.rejects(promise, (error) => {
    assert.equal(error.code, expected, `${error.code} ${error.message}`);
    return true;
  });
}

const texts = (messages) => messages.map((m) => m.data);
const scoop = (name, cost, data, flavor = 'vanilla') => ({ name, data, extras: { headers: { cost, flavor } } });

for (const useBinaryProtocol of [false, true]) {
  const format = useBinaryProtocol ? 'MessagePack' : 'JSON';
  const with_ = (options) => ({ useBinaryProtocol, ...options });

  test(`rewind brings the last messages as they are now, then live traffic, ${format}`, async () => {
    const name = freshChannel('rewind');
    const writer = connected('writer', with_()).channels.get(name);
    const serials = [];
    for (let i = 0; i < 5; i += 1) serials.push((await writer.publish('n', `m${i}`)).serials[0]);
    await writer.appendMessage({ serial: serials[3], data: ' and more' });
    await writer.deleteMessage({ serial: serials[4] });
    const reader = connected('reader', with_()).channels.get(name, { params: { rewind: '3' } });
    const got = [];
    await reader.subscribe((m) => got.push(m));
    await writer.appendMessage({ serial: serials[3], data: '!' });
    await until(() => got.length === 4, 'three rewound and one live');
    assert.deepEqual(texts(got), ['m2', 'm3 and more', 'm4', '!']);
    assert.deepEqual(got.map((m) => m.action), ['message.create', 'message.update', 'message.delete', 'message.append']);
    assert.equal(reader.params.rewind, '3');
    const span = connected('span', with_()).channels.get(name, { params: { rewind: '2m', rewindLimit: '2', nonsense: 'x' } });
    const late = [];
    await span.subscribe((m) => late.push(m));
    await until(() => late.length === 2, 'two rewound');
    assert.deepEqual(texts(late), ['m3 and more!', 'm4']);
    assert.deepEqual(span.params, { rewind: '2m', rewindLimit: '2' });
    await code(connected('bad', with_()).channels.get(name, { params: { rewind: 'yesterday' } }).attach(), 40003);
  });

  test(`occupancy tells who comes and goes, ${format}`, async () => {
    const name = freshChannel('occupancy');
    const watcher = connected('watcher', with_()).channels.get(name, { params: { occupancy: 'metrics' } });
    const told = [];
    await watcher.subscribe('[meta]occupancy', (m) => told.push(m.data.metrics));
    await until(() => told.length >= 1, 'the first');
    assert.equal(told[0].connections, 1);
    const member = connected('member', with_());
    await member.channels.get(name).presence.enter();
    await until(() => told.at(-1).presenceMembers === 1 && told.at(-1).connections === 2, 'a member');
    const one = connected('one', with_()).channels.get(name, { params: { occupancy: 'metrics.presenceMembers' } });
    const single = [];
    await one.subscribe('[meta]occupancy', (m) => single.push(m.data.metrics));
    await until(() => single.length >= 1, 'one metric');
    assert.deepEqual(single[0], { presenceMembers: 1 });
    member.close();
    await until(() => told.at(-1).presenceMembers === 0, 'nobody');
    await until(() => told.at(-1).connections === 2, 'two of three');
  });

  test(`parameters in a channel's name are for the client that sent it, ${format}`, async () => {
    const name = freshChannel('qualified');
    const plain = connected('plain', with_()).channels.get(name);
    const heard = [];
    await plain.subscribe((m) => heard.push(m.data));
    const members = [];
    await plain.presence.subscribe((m) => members.push(`${m.clientId} ${m.action}`));
    await plain.publish('n', 'before');
    const ably = connected('ann', with_({ plugins: { vcdiff } }));
    const channel = ably.channels.get(`[?rewind=1&delta=vcdiff]${name}`);
    const got = [];
    await channel.subscribe((m) => got.push(m.data));
    await until(() => got.length === 1, 'the rewound');
    assert.deepEqual(channel.params, { rewind: '1', delta: 'vcdiff' });
    await channel.presence.enter();
    await plain.presence.enter();
    await channel.publish('n', 'from the client');
    await plain.publish('n', 'to the client');
    await until(() => got.length === 3 && heard.length === 3, 'both hear both');
    assert.deepEqual(got, ['before', 'from the client', 'to the client']);
    assert.deepEqual(heard, got);
    assert.deepEqual((await channel.presence.get({ waitForSync: true })).map((m) => m.clientId).sort(), ['ann', 'plain']);
    const over = rest(with_()).channels.get(`[?rewind=1]${name}`);
    await over.publish('n', 'over HTTP');
    await until(() => got.length === 4 && heard.length === 4, 'what came over HTTP');
    assert.deepEqual(texts((await over.history()).items), texts((await plain.history()).items));
    const both = [];
    await ably.channels.get(name).subscribe((m) => both.push(m.data));
    await plain.publish('n', 'by both names');
    await until(() => both.length === 1 && got.length === 5, 'one connection, two names');
    await ably.channels.get(name).detach();
    await channel.presence.leave();
    await until(() => members.includes('ann leave'), 'the member has left');
    await channel.detach();
    assert.equal(channel.state, 'detached');
    assert.equal(ably.connection.state, 'connected');
    const late = connected('late', with_()).channels.get(`[?rewind=1]${name}`, { params: { rewind: '2' } });
    const past = [];
    await late.subscribe((m) => past.push(m.data));
    await until(() => past.length === 2, 'the options win');
    assert.equal(late.params.rewind, '2');
  });

  test(`a derived channel gets the messages that its filter passes, ${format}`, async () => {
    const name = freshChannel('derived');
    const shop = connected('shop', with_()).channels.get(name);
    await shop.publish(scoop('ice-cream', 10, 'before'));
    await shop.publish(scoop('sorbet', 10, 'sorbet before'));
    const ann = connected('ann', with_());
    const lists = { all: [], cheap: [], sorbet: [] };
    await ann.channels.get(name).subscribe((m) => lists.all.push(m.data));
    const cheap = ann.channels.getDerived(`[?rewind=5]${name}`, {
      filter: 'name == `"ice-cream"` && headers.cost < `50` && headers.flavor != `"café"`',
    });
    await cheap.subscribe((m) => lists.cheap.push(m.data));
    await ann.channels.getDerived(name, { filter: "name == 'sorbet'" }).subscribe((m) => lists.sorbet.push(m.data));
    await until(() => lists.cheap.length === 1, 'what passes of the rewound');
    await shop.publish([scoop('ice-cream', 35, 'cheap'), scoop('sorbet', 90, 'sorbet'), scoop('ice-cream', 70, 'dear')]);
    await shop.publish(scoop('ice-cream', 20, 'coffee', 'café'));
    await until(() => lists.all.length === 4, 'all of them');
    assert.deepEqual(lists, {
      all: ['cheap', 'sorbet', 'dear', 'coffee'],
      cheap: ['before', 'cheap'],
      sorbet: ['sorbet'],
    });
    const { serial } = (await shop.history({ limit: 2 })).items[1];
    await shop.updateMessage({ serial, name: 'ice-cream', data: 'reduced', extras: { headers: { cost: 40 } } });
    await until(() => lists.cheap.length === 3, 'what passes since it was changed');
    assert.equal(lists.cheap.at(-1), 'reduced');
    await code(ann.channels.getDerived(name, { filter: 'name ==' }).attach(), 40003);
    assert.equal(ann.connection.state, 'connected');
  });

  test(`options change in place, echo can be off for a channel, ${format}`, async () => {
    const name = freshChannel('options');
    const ably = connected('ann', with_());
    const channel = ably.channels.get(name, { modes: ['SUBSCRIBE'] });
    await channel.attach();
    assert.deepEqual(channel.modes, ['subscribe']);
    await code(channel.publish('n', 'd'), 40165);
    await channel.setOptions({ modes: ['SUBSCRIBE', 'PUBLISH'], params: { echo: 'false' } });
    assert.deepEqual(channel.modes.sort(), ['publish', 'subscribe']);
    const got = [];
    await channel.subscribe((m) => got.push(m.data));
    await channel.publish('n', 'mine');
    await rest(with_()).channels.get(name).publish('n', 'theirs');
    await until(() => got.length === 1, 'one message');
    assert.deepEqual(got, ['theirs']);
    const plain = connected('bob', with_()).channels.get(name);
    await plain.attach();
    assert.deepEqual(plain.modes.sort(), ['annotation_publish', 'presence', 'presence_subscribe', 'publish', 'subscribe']);
  });

  test(`names and sizes are checked, ids are idempotent, a NACK can be asked for, ${format}`, async () => {
    const ably = connected('ann', with_());
    for (const name of ['', ':begin', ' begin', '[what]ever']) {
      await code(ably.channels.get(name).attach(), 40010);
    }
    assert.equal(ably.connection.state, 'connected');
    const name = freshChannel('sizes');
    const raw = rest(with_({ maxMessageSize: 1 << 30 })).channels.get(name);
    await code(raw.publish('n', 'x'.repeat(70_000)), 40009);
    const transient = ably.channels.get(name);
    const first = await transient.publish({ id: 'once', data: 'a' });
    const again = await transient.publish({ id: 'once', data: 'a' });
    assert.deepEqual(again.serials, first.serials);
    assert.notEqual(transient.state, 'attached');
    assert.equal((await transient.history()).items.length, 1);
    await code(transient.publish([{ id: 'a:0', data: 'a' }, { id: 'b', data: 'b' }]), 40031);
    await code(raw.publish({ data: 'd' }, { _forceNack: 'true' }), 40099);
  });

  test(`ephemeral messages are delivered and forgotten, ${format}`, async () => {
    const name = freshChannel('ephemeral');
    const reader = connected('reader', with_()).channels.get(name);
    const got = [];
    await reader.subscribe((m) => got.push(m.data));
    const writer = connected('writer', with_()).channels.get(name);
    await writer.publish({ data: 'typing', extras: { ephemeral: true } });
    await writer.publish({ data: 'said' });
    await until(() => got.length === 2, 'both');
    assert.deepEqual(texts((await writer.history()).items), ['said']);
    await code(writer.publish([{ data: 'a', extras: { ephemeral: true } }, { data: 'b' }]), 40032);
  });

  test(`members come in pages, all of them, ${format}`, async () => {
    const name = freshChannel('crowd');
    const everybody = anybody(with_());
    open.push(everybody);
    const crowd = everybody.channels.get(name);
    await crowd.attach();
    await Promise.all(Array.from({ length: 230 }, (_, i) => crowd.presence.enterClient(`c${i}`, { i })));
    const late = connected('late', with_()).channels.get(name);
    await late.attach();
    const members = await late.presence.get({ waitForSync: true });
    assert.equal(new Set(members.map((m) => m.clientId)).size, 230);
    const ids = new Set();
    for (let page = await rest(with_()).channels.get(name).presence.get({ limit: 100 }); page; page = await page.next()) {
      page.items.forEach((m) => ids.add(m.clientId));
      if (page.isLast()) break;
    }
    assert.equal(ids.size, 230);
  });

  test(`channels are listed and described, batches go out and come in, ${format}`, async () => {
    const prefix = freshChannel('list');
    const ably = connected('ann', with_());
    await ably.channels.get(`${prefix}:a`).presence.enter('here');
    await ably.channels.get(`${prefix}:b`).attach();
    const api = rest(with_());
    const listed = await api.request('GET', '/channels', 6, { prefix, by: 'id' });
    assert.deepEqual(listed.items.sort(), [`${prefix}:a`, `${prefix}:b`]);
    const detailed = await api.request('GET', '/channels', 6, { prefix, limit: '1' });
    assert.equal(detailed.items.length, 1);
    assert.equal((await detailed.next()).items.length, 1);
    const status = await api.channels.get(`${prefix}:a`).status();
    assert.equal(status.status.occupancy.metrics.presenceMembers, 1);

    const published = await api.batchPublish({ channels: [`${prefix}:a`, `:bad`], messages: [{ data: 'x' }, { data: 'y' }] });
    assert.equal(published.successCount, 1);
    assert.equal(published.failureCount, 1);
    assert.equal(published.results[1].error.code, 40010);
    const many = await api.batchPublish([{ channels: `${prefix}:b`, messages: { data: 'z' } }]);
    assert.equal(many[0].successCount, 1);
    assert.deepEqual(texts((await api.channels.get(`${prefix}:a`).history()).items), ['y', 'x']);
    const present = await api.batchPresence([`${prefix}:a`, `${prefix}:b`]);
    assert.deepEqual(present.results.map((r) => r.presence.length), [1, 0]);

    const missing = await api.request('GET', '/not/there', 6);
    assert.equal(missing.statusCode, 404);
    assert.equal(missing.errorCode, 40400);
  });

  test(`what was counted is told, with what a test put in, ${format}`, async () => {
    const app = await (await fetch(`http://${host}:${port}/apps`, { method: 'POST', body: '{"keys":[{}]}' })).json();
    const api = rest(with_({ key: app.keys[0].keyStr }));
    const fixtures = ['2013-02-03:15:03', '2013-02-03:15:04', '2013-02-03:16:05'].map((intervalId, i) => ({
      intervalId,
      inbound: { realtime: { messages: { count: 50 + 10 * i, data: 5000 + 1000 * i } } },
      outbound: { realtime: { messages: { count: 20 + i, data: 2000 } } },
    }));
    assert.equal((await api.request('POST', '/stats', 6, null, fixtures)).statusCode, 201);
    const span = { start: Date.UTC(2013, 1, 3, 15, 0), end: Date.UTC(2013, 1, 3, 17, 0), direction: 'forwards' };
    const minutes = await api.stats({ ...span, limit: 2 });
    assert.deepEqual(minutes.items.map((s) => s.intervalId), ['2013-02-03:15:03', '2013-02-03:15:04']);
    assert.equal(minutes.items[1].entries['messages.inbound.all.messages.count'], 60);
    assert.equal((await minutes.next()).items[0].intervalId, '2013-02-03:16:05');
    const hours = await api.stats({ ...span, unit: 'hour' });
    assert.deepEqual(hours.items.map((s) => s.entries['messages.inbound.realtime.all.count']), [110, 70]);
    const months = await api.stats({ ...span, unit: 'month' });
    assert.equal(months.items[0].entries['messages.all.all.data'], 24_000);
    await api.channels.get('c').publish('n', 'twelve bytes');
    const now = await api.stats({ unit: 'day', limit: 1 });
    assert.equal(now.items[0].entries['messages.inbound.rest.messages.count'], 1);
    assert.equal(now.items[0].entries['messages.inbound.rest.messages.data'], 12);
  });
}

for (const useBinaryProtocol of [false, true]) {
  test(`push is accepted and never sent, ${useBinaryProtocol ? 'MessagePack' : 'JSON'}`, async () => {
    const { admin } = rest({ useBinaryProtocol }).push;
    const device = { id: 'd1', clientId: 'ann', platform: 'ios', formFactor: 'phone', push: { recipient: { transportType: 'apns' } } };
    await admin.deviceRegistrations.save(device);
    assert.equal((await admin.deviceRegistrations.get('d1')).clientId, 'ann');
    await admin.channelSubscriptions.save({ channel: 'pushed', deviceId: 'd1' });
    assert.deepEqual((await admin.channelSubscriptions.listChannels()).items, ['pushed']);
    await admin.publish({ clientId: 'ann' }, { notification: { title: 'Hello' } });
    await admin.deviceRegistrations.remove('d1');
    await code(admin.deviceRegistrations.get('d1'), 40400);
    assert.equal((await admin.channelSubscriptions.list({ channel: 'pushed' })).items.length, 0);
    assert.equal((await rest().request('GET', '/push/nothing', 6)).statusCode, 404);
  });
}
