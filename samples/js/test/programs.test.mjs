// Runs the programs as a user does: one agent and two devices, each a process of its own.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { plan } from '../trip.mjs';
import { freshChannel } from './clients.mjs';
import { stored } from './conversation.mjs';
import { start, stop } from './program.mjs';

for (const format of ['json', 'msgpack']) {
  test(`an agent and two devices, as they are (${format})`, { timeout: 90_000 }, async () => {
    const name = freshChannel('conversations');
    const env = { PLAYHEAD_FORMAT: format, SESSION: name, TOKENS_PER_SECOND: '60' };
    const agent = start(['agent.mjs'], { ...env, AGENT_PORT: '0' });
    await agent.says('waiting to be woken');
    env.AGENT_PORT = /localhost:(\d+)/.exec(agent.output)[1];
    const phone = start(['device.mjs', 'phone'], env);
    await phone.says('[watching]');

    const asked = 'Plan 4 days by the sea';
    const laptop = start(['device.mjs', 'laptop', asked], env);
    assert.deepEqual(await laptop.ended, [0, null], laptop.output);
    await phone.says('[run ended: complete]');
    const conversation = `user: ${asked}\nassistant: ${plan(asked)}\n[run ended: complete]\n`;
    for (const device of [laptop, phone]) assert.ok(device.output.endsWith(conversation), device.output);
    assert.equal((await stored(name)).text, plan(asked));

    const more = 'Plan 5 days more';
    const again = start(['device.mjs', 'laptop', more], env);
    await phone.says(`user: ${more}\nassistant: Here is`);
    phone.child.stdin.write('\n');
    assert.deepEqual(await again.ended, [0, null], again.output);
    await phone.says('[run ended: cancelled]');
    const kept = await stored(name);
    assert.deepEqual([kept.status, kept.runReason], ['cancelled', 'cancelled']);
    assert.ok(plan(more).startsWith(kept.text) && kept.text !== plan(more), kept.text);
    const cancelled = `user: ${more}\nassistant: ${kept.text}\n[run ended: cancelled]\n`;
    for (const device of [again, phone]) assert.ok(device.output.endsWith(cancelled), device.output);
    assert.ok(again.output.includes(plan(asked)), 'what was said before it came');

    await stop(phone);
    await stop(agent);
    assert.deepEqual(agent.output.match(/ended: \w+/g), ['ended: complete', 'ended: cancelled'], agent.output);
  });
}

test('a device says that there is no agent', { timeout: 30_000 }, async () => {
  const nobody = createServer().listen(0, 'localhost');
  await once(nobody, 'listening');
  const AGENT_PORT = String(nobody.address().port);
  nobody.close();
  const laptop = start(['device.mjs', 'laptop', 'Anybody?'], { AGENT_PORT, SESSION: freshChannel('conversations') });
  assert.deepEqual(await laptop.ended, [1, null], laptop.output);
  assert.ok(laptop.output.includes('start agent.mjs first'), laptop.output);
});
