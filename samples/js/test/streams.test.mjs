// The programs about plain channels, as they are.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { cut } from './faults.mjs';
import { client, freshChannel, until } from './clients.mjs';
import { start, stop } from './program.mjs';

test('the same answer as a message for each token, and as one message', { timeout: 60_000 }, async () => {
  const env = { SESSION: freshChannel('ai'), TOKENS_PER_SECOND: '200' };
  const rows = async (rollup) => {
    const program = start(['token-stream.mjs', rollup], env);
    assert.deepEqual(await program.ended, [0, null], program.output);
    const row = (way) => program.output.split('\n').find((line) => line.includes(way)).match(/\d+/g).slice(1).map(Number);
    return { perToken: row('message-per-token'), perResponse: row('message-per-response') };
  };
  const together = await rows('100');
  const [tokens, deliveries, kept] = together.perToken;
  assert.ok(tokens > 50 && deliveries === tokens && kept === tokens, together.perToken);
  assert.equal(together.perResponse[0], tokens);
  assert.ok(together.perResponse[1] < tokens / 2, `${together.perResponse[1]} deliveries for ${tokens} tokens`);
  assert.equal(together.perResponse[2], 1);
  env.SESSION = freshChannel('ai');
  const alone = await rows('0');
  assert.deepEqual(alone.perResponse, [tokens, tokens + 1, 1], 'without a window each token comes alone');
});

test('a pool loses a connection for good, and no answer', { timeout: 90_000 }, async () => {
  const env = { SESSION: freshChannel('ai'), TOKENS_PER_SECOND: '4', PATIENCE_MS: '500' };
  const program = start(['many-streams.mjs', '60', '4'], env);
  await program.says('publishing 60 answers over 4 connections');
  await new Promise((resolve) => setTimeout(resolve, 1_000)); // in the middle of the answers
  await cut('pool-2');
  assert.deepEqual(await program.ended, [0, null], program.output);
  assert.match(program.output, /60 of 60 answers are whole and in order/);
  assert.match(program.output, /1 connections were replaced/);
});

test('server-sent events go on where they ended, in the same program and in the next', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'playhead-sse-'));
  const agent = client('agent');
  try {
    const name = freshChannel('events');
    const channel = agent.channels.get(name);
    const args = ['sse.mjs', name, join(folder, 'last')];
    const first = start(args);
    await first.says('[open]');
    const { serials } = await channel.publish('answer', 'Day 1:');
    await channel.appendMessage({ serial: serials[0], data: ' walk' });
    await first.says('Day 1: walk\n');
    await new Promise((resolve) => setTimeout(resolve, 1_500)); // after a second what was not sent counts as lost
    await channel.appendMessage({ serial: serials[0], data: ' far' });
    await first.says('Day 1: walk far\n');
    await stop(first);
    await channel.appendMessage({ serial: serials[0], data: ' on' });
    await channel.publish('answer', 'Day 2');
    const second = start(args);
    await second.says('Day 2\n');
    assert.match(second.output, /^\[open, goes on after .+\]\n(Day 1: walk far on|\.\.\. {2}on)\nDay 2\n$/);
    await channel.publish('answer', 'Day 3');
    await second.says('Day 3\n');
    await stop(second);
  } finally {
    agent.close();
    rmSync(folder, { recursive: true });
  }
});

test('everybody writes on the same board', { timeout: 60_000 }, async () => {
  const env = { SESSION: freshChannel('trip') };
  const ann = start(['trip-board.mjs', 'ann'], env);
  await ann.says('no title yet');
  const say = async (line) => ann.child.stdin.write(`${line}\n`);
  const once = async (who, line) => {
    const program = start(['trip-board.mjs', who, line], env);
    return { status: (await program.ended)[0], output: program.output };
  };
  await say('title Dubrovnik');
  await say('add City walls');
  await ann.says('Dubrovnik, 0 spent\n  0  City walls\n');
  await Promise.all(['bob', 'cid', 'dan'].map((who) => once(who, 'vote City walls')));
  await Promise.all(['bob', 'cid'].map((who, i) => once(who, `spend ${10 + i}`)));
  await ann.says('Dubrovnik, 21 spent\n  3  City walls\n');
  const wrong = await once('bob', 'vote Nowhere');
  assert.equal(wrong.status, 1);
  assert.match(wrong.output, /there is no stop "Nowhere"/);
  assert.equal((await once('bob', 'fly home')).status, 1);
  await say('remove City walls');
  await until(() => ann.output.endsWith('Dubrovnik, 21 spent\n'), ann.output);
  await stop(ann);
});
