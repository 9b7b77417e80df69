// A page of another origin listens with nothing but the browser's own EventSource, loses its stream in the middle, and
// misses nothing. Needs a Chromium; its path is in PLAYHEAD_CHROMIUM.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { client, freshChannel } from './clients.mjs';
import { gate } from './gate.mjs';

const name = freshChannel('events');
const tokens = Array.from({ length: 60 }, (_, i) => ` token-${i}`);
const whole = 'start' + tokens.join('');

const page = (url) => `<!doctype html><script>
  const texts = new Map();
  let opened = 0;
  const say = (what, body) => fetch('/' + what, { method: 'POST', body });
  const source = new EventSource(${JSON.stringify(url)});
  source.onopen = () => { if (++opened === 1) say('open', ''); };
  source.addEventListener('message', (event) => {
    const { serial, data, action } = JSON.parse(event.data);
    texts.set(serial, action === 5 ? (texts.get(serial) ?? '') + data : data);
    if (texts.get(serial).endsWith(${JSON.stringify(tokens.at(-1))})) say('done', JSON.stringify({ opened, text: texts.get(serial) }));
  });
</script>`;

test('EventSource in a browser, cut in mid answer, ends with the same text', { timeout: 60_000 }, async () => {
  const way = await gate();
  const said = {};
  const heard = Object.fromEntries(['open', 'done'].map((what) => [what, new Promise((resolve) => (said[what] = resolve))]));
  const url = `http://localhost:${way.port}/sse?channels=${encodeURIComponent(name)}&key=dev.key:secret&v=1.2`;
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (data) => (body += data));
    request.on('end', () => {
      said[request.url.slice(1)]?.(body);
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(request.url === '/' ? page(url) : '');
    });
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  const profile = mkdtempSync(join(tmpdir(), 'playhead-eventsource-'));
  const browser = spawn(
    process.env.PLAYHEAD_CHROMIUM ?? 'chromium',
    ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking',
      '--no-first-run', `--user-data-dir=${profile}`, `http://localhost:${server.address().port}/`],
    { stdio: 'ignore', detached: process.platform !== 'win32' }, // a group of its own, to be ended as one
  );
  const agent = client('agent');
  try {
    await heard.open;
    const channel = agent.channels.get(name);
    const { serials } = await channel.publish('answer', 'start');
    for (const [i, data] of tokens.entries()) {
      if (i === 20) way.hold(false); // breaks every stream that passes
      await channel.appendMessage({ serial: serials[0], data });
    }
    const { opened, text } = JSON.parse(await heard.done);
    assert.equal(text, whole);
    assert.equal(opened, 2, 'the stream was lost once');
  } finally {
    agent.close();
    way.close();
    server.close();
    server.closeAllConnections();
    const gone = new Promise((resolve) => browser.once('exit', resolve));
    // Its helpers write into the profile until they are gone, too.
    if (process.platform === 'win32') browser.kill();
    else process.kill(-browser.pid, 'SIGKILL');
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});
