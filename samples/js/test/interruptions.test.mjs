// Section 14 rows: channel ERROR, unsolicited DETACHED and ATTACHED, continuity loss told as update with resumed:false.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { client, freshChannel, until } from './clients.mjs';
import { interrupt } from './faults.mjs';

const open = [];
after(() => open.forEach((ably) => ably.close()));

for (const useBinaryProtocol of [false, true]) {
  const format = useBinaryProtocol ? 'MessagePack' : 'JSON';

  function connected(clientId) {
    const ably = client(clientId, { useBinaryProtocol });
    open.push(ably);
    return ably;
  }

  test(`after DETACHED a client attaches again and misses nothing, ${format}`, async () => {
    const name = freshChannel('detached');
    const reader = connected('reader').channels.get(name);
    const got = [];
    await reader.subscribe((m) => got.push(m.data));
    const states = [];
    reader.on((change) => states.push(`${change.current} ${change.reason?.code ?? ''} ${change.resumed}`));
    const writer = connected('writer').channels.get(name);
    await writer.publish('n', 'before');
    await interrupt('DETACHED', 50001, 500, name);
    await writer.publish('n', 'between');
    await until(() => states.length >= 2, states.join());
    assert.match(states[0], /^attaching 50001/);
    assert.match(states[1], /^attached .*true$/);
    await writer.publish('n', 'after');
    await until(() => got.length === 3, got.join());
    assert.deepEqual(got, ['before', 'between', 'after']);
  });

  test(`a failed channel stays failed until it is attached again, and its members leave, ${format}`, async () => {
    const name = freshChannel('failed');
    const member = connected('member').channels.get(name);
    await member.presence.enter();
    const other = connected('other');
    await interrupt('FAILED', 90000, 400, name);
    await until(() => member.state === 'failed', 'failed');
    assert.equal(member.errorReason.code, 90000);
    const watcher = other.channels.get(name);
    await watcher.attach();
    assert.equal((await watcher.presence.get()).length, 0);
    await member.attach();
    assert.equal(member.state, 'attached');
  });

  test(`lost continuity is told, and the channel goes on, ${format}`, async () => {
    const name = freshChannel('gap');
    const channel = connected('ann').channels.get(name);
    const got = [];
    await channel.subscribe((m) => got.push(m.data));
    await channel.presence.enter('here');
    const updates = [];
    channel.on('update', (change) => updates.push(change));
    await interrupt('DISCONTINUITY', 90003, 404, name);
    await until(() => updates.length === 1, 'an update');
    assert.equal(updates[0].resumed, false);
    assert.equal(updates[0].reason.code, 90003);
    await channel.publish('n', 'on');
    await until(() => got.length === 1, 'the next message');
    assert.equal((await channel.presence.get()).length, 1);
  });
}
