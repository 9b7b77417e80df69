// The helper as tests of an application use it: started by the command, broken by a fault, judged at the end.
import assert from 'node:assert/strict';
import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import * as Ably from 'ably';
import { startPlayhead } from '../playhead.mjs';
import { until } from './clients.mjs';

const folder = () => mkdtemp(join(tmpdir(), 'playhead-'));

const client = (port, clientId) =>
  new Ably.Realtime({ key: 'dev.key:secret', clientId, endpoint: 'localhost', port, tls: false, disconnectedRetryTimeout: 100 });

test('a phone that is cut has everything once it is back, and the verdicts say so', async () => {
  const playhead = await startPlayhead({ data: await folder() });
  const phone = client(playhead.port, 'phone');
  const agent = client(playhead.port, 'agent');
  const got = [];
  await phone.channels.get('chat').subscribe((message) => got.push(message.data));
  const cut = await playhead.fault({ kind: 'cut', client: 'phone' });
  await until(() => phone.connection.state !== 'connected', 'the cut');
  await agent.channels.get('chat').publish('word', 'missed');
  await cut.end();
  await until(() => got.length === 1, 'what was missed');
  await agent.channels.get('chat').publish('word', 'heard');
  await until(() => got.length === 2, 'what came after');
  phone.close();
  agent.close();
  const { verdicts, failed, findings } = await playhead.stop();
  assert.deepEqual([failed, findings], [[], []]);
  assert.ok(verdicts.some(({ rule, verdict }) => rule === 'no-loss' && verdict === 'pass'));
  assert.ok((await stat(playhead.recording)).size > 0);
});

test('what went wrong is named', async () => {
  const playhead = await startPlayhead({ data: await folder() });
  const agent = client(playhead.port, 'agent');
  await playhead.fault('refuse-publish what=message client=agent');
  await assert.rejects(agent.channels.get('chat').publish('word', 'one'));
  await playhead.endFaults();
  await agent.channels.get('chat').publish('word', 'two');
  agent.close();
  const { failed, findings } = await playhead.stop();
  assert.deepEqual(failed.map(({ rule }) => rule), ['publish-refused']);
  assert.equal(findings[0].rule, 'publish-refused');
});

test('a command that does not start is said so', async () => {
  const data = await folder();
  await assert.rejects(startPlayhead({ data, more: ['--no-such-option'] }), /ended with 2 before it listened/);
});
