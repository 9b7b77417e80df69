// The one command of the README starts the chat, says where it is, and ends when it is told to.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

test('the server says where the chat is, shows it, and ends when it is told to', async () => {
  const env = { ...process.env, CHAT_PORT: '0' };
  const server = spawn(process.execPath, ['server.mjs'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(server.stdout, 'data');
  const address = /http:\S+as=laptop/.exec(line)?.[0];
  assert.ok(address, `${line}`);
  assert.match(await (await fetch(address)).text(), /<title>Trip planner/);
  assert.match(await (await fetch(new URL('/main.js', address))).text(), /conversations:/);
  assert.equal((await fetch(new URL('/nothing', address))).status, 404);
  assert.equal((await fetch(new URL('/agent', address), { method: 'POST', body: 'no invocation' })).status, 400);
  server.kill('SIGTERM');
  const [code] = await once(server, 'exit');
  assert.equal(code, 0);
});
