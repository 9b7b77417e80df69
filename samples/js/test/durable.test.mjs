// An agent whose process dies in the middle of an answer, as it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plan } from '../trip.mjs';
import { freshChannel } from './clients.mjs';
import { start, stop } from './program.mjs';

test('an answer outlives the process that wrote it', { timeout: 90_000 }, async () => {
  const env = { SESSION: freshChannel('conversations'), TOKENS_PER_SECOND: '60' };
  const agent = start(['durable-agent.mjs'], { ...env, AGENT_PORT: '0', CRASH_AT: '25' });
  await agent.says('waiting to be woken');
  env.AGENT_PORT = /localhost:(\d+)/.exec(agent.output)[1];
  const phone = start(['device.mjs', 'phone'], env);
  await phone.says('[watching]');

  const asked = 'Plan 3 days';
  const laptop = start(['device.mjs', 'laptop', asked], env);
  assert.deepEqual(await laptop.ended, [0, null], laptop.output);
  await phone.says('[run ended: complete]');
  for (const device of [laptop, phone]) {
    // What the first process left is on the screen until the second one's first token.
    assert.ok(device.output.endsWith(`assistant: ${plan(asked)}\n[run ended: complete]\n`), device.output);
    assert.equal(device.output.match(/run ended/g).length, 1, device.output);
  }
  await agent.says('attempt 2 ended: complete');
  assert.ok(agent.output.includes('attempt 1 died'), agent.output);

  const late = start(['device.mjs', 'tablet'], env);
  await late.says('[watching]');
  assert.equal(late.output.match(/assistant: /g).length, 1, `who comes later sees one answer:\n${late.output}`);
  await stop(late);
  await stop(phone);
  await stop(agent);
});
