// The browser build of ably: what differs there is CORS, the envelope of REST pages, HEARTBEAT frames instead of
// pings, JSON by default, and the transports. Runs in a page whose origin is not the broker's. The results go back to the page's server; after
// a first round the page is loaded again, to recover the connection that it left.
// The checklist of the protocol (section 14) has a row for each feature; a test names the rows it proves.
const ask = new URLSearchParams(location.search);
const port = Number(ask.get('port'));
const transports = ask.has('transports') ? ask.get('transports').split(',') : undefined;
const round = sessionStorage.getItem('round') ?? 'first';
const Ably = globalThis.Ably;
const results = [];
const open = [];

function equal(actual, expected, what = 'value') {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) throw new Error(`${what}: expected ${e}, got ${a}`);
}

async function until(condition, what, withinMs = 15_000) {
  const end = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function test(name, run) {
  try {
    await Promise.race([
      run(),
      new Promise((_, reject) => setTimeout(() => reject(new Error('took longer than 30 s')), 30_000)),
    ]);
    results.push({ name, ok: true });
  } catch (e) {
    results.push({ name, ok: false, problem: `${e.message ?? e} ${e.stack ?? ''}` });
  }
  // A browser opens six sockets to one address and no more: polls of clients that stay would use them up.
  open.splice(0).forEach((ably) => ably.close());
}

const where = { key: 'dev.key:secret', endpoint: 'localhost', port, tls: false, disableConnectivityCheck: true };

function client(clientId, options = {}) {
  const ably = new Ably.Realtime({ ...where, clientId, disconnectedRetryTimeout: 100, transports, ...options });
  open.push(ably);
  return ably;
}

const name = (what) => `browser:${what}:${performance.timeOrigin}:${Math.random().toString(36).slice(2)}`;

async function first() {
  for (const binary of [false, true]) {
    const format = binary ? 'MessagePack' : 'JSON';

    // Rows: WebSocket connect JSON; msgpack frames; MESSAGE publish, fan-out, order; binary/JSON transcoding
    await test(`messages and bytes travel both ways (${format})`, async () => {
      const channelName = name('messages');
      const a = client('a', { useBinaryProtocol: binary });
      const b = client('b', { useBinaryProtocol: !binary });
      const got = [];
      await b.channels.get(channelName).subscribe((m) => got.push(m.data));
      for (let i = 0; i < 50; i++) a.channels.get(channelName).publish('m', `message ${i}`);
      await a.channels.get(channelName).publish('bytes', new Uint8Array([0, 1, 254, 255]).buffer);
      await until(() => got.length === 51, 'all messages');
      equal(got.slice(0, 50), Array.from({ length: 50 }, (_, i) => `message ${i}`));
      equal([...new Uint8Array(got[50])], [0, 1, 254, 255]);
    });

    // Rows: CORS + envelope; history + Link pagination; REST publish
    await test(`history pages are walked from another origin (${format})`, async () => {
      const channelName = name('history');
      const rest = new Ably.Rest({ ...where, useBinaryProtocol: binary });
      const channel = rest.channels.get(channelName);
      for (let i = 0; i < 5; i++) await channel.publish('m', `message ${i}`);
      let page = await channel.history({ limit: 2 });
      const rows = page.items.map((m) => m.data);
      while (page.hasNext()) {
        page = await page.next();
        rows.push(...page.items.map((m) => m.data));
      }
      equal(rows, [4, 3, 2, 1, 0].map((i) => `message ${i}`));
      equal((await page.first()).items.map((m) => m.data), ['message 4', 'message 3']);
    });

    // Rows: CORS; error body + headers, in an envelope and out of one
    await test(`errors keep their codes across origins (${format})`, async () => {
      const rest = new Ably.Rest({ ...where, useBinaryProtocol: binary });
      const channel = rest.channels.get(name('errors'));
      const codeOf = async (promise) => promise.then(() => 'no error', (e) => `${e.code}/${e.statusCode}`);
      // Outside an envelope the browser build reads no error in MessagePack, only its status.
      equal(await codeOf(channel.getMessage('nothing')), binary ? 'null/404' : '40400/404');
      equal(await codeOf(channel.history({ limit: 5000 })), '40003/400');
      const answer = await rest.request('GET', '/nothing/here', 4, {}, null, {});
      equal([answer.success, answer.statusCode, answer.errorCode], [false, 404, 40400]);
    });
  }

  // Rows: CORS + envelope (the form itself, as the service sends it)
  await test('a page in an envelope has status, headers and response', async () => {
    const channelName = name('envelope');
    const rest = new Ably.Rest(where);
    await rest.channels.get(channelName).publish('m', 'inside');
    const url = `http://localhost:${port}/channels/${encodeURIComponent(channelName)}/messages`;
    const credentials = { headers: { Authorization: `Basic ${btoa('dev.key:secret')}` } };
    const page = await (await fetch(`${url}?limit=1&envelope=json`, credentials)).json();
    equal([page.statusCode, page.response.length, page.response[0].data], [200, 1, 'inside']);
    if (!/rel="first"/.test(page.headers.Link)) throw new Error(`no Link in ${JSON.stringify(page.headers)}`);
    const wrong = await fetch(`${url}/nothing?envelope=json`, credentials);
    const inside = await wrong.json();
    equal([wrong.status, inside.statusCode, inside.response.error.code], [200, 404, 40400]);
  });

  // Rows: heartbeats (frames, since a page cannot see pings), ping echo; GET /time
  await test('the broker is heard and answers', async () => {
    const ably = client('pinger');
    await ably.connection.once('connected');
    if (!((await ably.connection.ping()) >= 0)) throw new Error('no ping');
    if (!(Math.abs((await ably.time()) - Date.now()) < 5000)) throw new Error('another time');
  });

  // Rows: resume with same connectionId; channelSerial replay; append live and aggregate; untilAttach
  await test('a page that was offline resumes with the whole text', async () => {
    const channelName = name('offline');
    const agent = client('agent');
    const page = client('page');
    const texts = new Map();
    const changes = [];
    const channel = page.channels.get(channelName);
    await channel.subscribe((m) => {
      const before = m.action === 'message.append' ? (texts.get(m.serial) ?? '') : '';
      texts.set(m.serial, before + m.data);
    });
    channel.on((change) => changes.push([change.current, change.resumed]));
    const stream = agent.channels.get(channelName);
    const { serials } = await stream.publish('answer', '0');
    const id = page.connection.id;
    let whole = '0';
    for (let i = 1; i <= 30; i++) {
      if (i === 10) {
        const dropped = new Promise((resolve) => page.connection.once('disconnected', resolve));
        page.connection.connectionManager.disconnectAllTransports();
        await dropped;
      }
      await stream.appendMessage({ serial: serials[0], data: ` ${i}` });
      whole += ` ${i}`;
    }
    await until(() => texts.get(serials[0]) === whole, 'the whole text');
    equal(page.connection.id, id, 'the connection');
    equal(changes.filter(([state]) => state === 'attached').every(([, resumed]) => resumed), true, 'resumed');
  });

  // Rows: presence enter/update/leave, SYNC; REST presence
  await test('members are seen by a page that comes late', async () => {
    const channelName = name('presence');
    const a = client('a');
    await a.channels.get(channelName).presence.enter({ at: 'home' });
    const members = await client('b').channels.get(channelName).presence.get();
    equal(members.map((m) => [m.clientId, m.data.at]), [['a', 'home']]);
    const overRest = await new Ably.Rest(where).channels.get(channelName).presence.get();
    equal(overRest.items.map((m) => m.clientId), ['a']);
  });

  // Rows: recover (the key is in the session's storage while the page is loaded again)
  const leaving = new Ably.Realtime({ ...where, clientId: 'reader', transports, recover: (last, decide) => decide(true) });
  const channel = leaving.channels.get(name('recover'));
  const heard = [];
  await channel.subscribe((m) => heard.push(m.data));
  await channel.publish('m', 'before the reload');
  await until(() => heard.length === 1, 'its own message');
  sessionStorage.setItem('round', 'second');
  sessionStorage.setItem('results', JSON.stringify(results));
  sessionStorage.setItem('left', JSON.stringify({ id: leaving.connection.id, channel: channel.name }));
  location.reload();
  return false;
}

async function second() {
  results.push(...JSON.parse(sessionStorage.getItem('results')));
  const left = JSON.parse(sessionStorage.getItem('left'));
  await test('a page that is loaded again recovers its connection and misses nothing', async () => {
    const rest = new Ably.Rest(where);
    await rest.channels.get(left.channel).publish('m', 'during the reload');
    const ably = client('reader', { recover: (last, decide) => decide(true) });
    const channel = ably.channels.get(left.channel);
    const got = [];
    await channel.subscribe((m) => got.push(m.data));
    equal(ably.connection.id, left.id, 'the connection');
    await channel.publish('m', 'after the reload');
    await until(() => got.length === 2, 'both messages');
    equal(got, ['during the reload', 'after the reload']);
  });
  return true;
}

let whole = true;
try {
  whole = await (round === 'first' ? first() : second());
} catch (e) {
  results.push({ name: `the ${round} round`, ok: false, problem: `${e.message ?? e} ${e.stack ?? ''}` });
}
if (whole) {
  await fetch('/results', { method: 'POST', body: results.map((r) => `${r.ok ? 'ok' : 'not ok'} ${r.name} ${r.problem ?? ''}`).join('\n') });
}
