// Playhead for your own tests, without a window: copy this file.
//
//   const playhead = await startPlayhead();
//   const ably = new Ably.Realtime({ key: 'dev.key:secret', endpoint: 'localhost', port: playhead.port, tls: false });
//   const cut = await playhead.fault({ kind: 'cut', client: 'phone' });
//   await cut.end();
//   const { failed } = await playhead.stop(); // the verdicts on all that happened
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

// command: the program `playhead`; data: a folder for the recording; more: other options of `playhead serve`.
export async function startPlayhead({ command = process.env.PLAYHEAD_COMMAND ?? 'playhead', data = 'recordings', more = [] } = {}) {
  const args = ['serve', '--port', '0', '--data', data, '--fresh', '--json', ...more];
  const server = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(server, 'exit');
  const first = await Promise.race([
    once(createInterface({ input: server.stdout }), 'line').then(([line]) => JSON.parse(line)),
    exit.then(([code]) => Promise.reject(new Error(`${command} ended with ${code} before it listened`))),
  ]);
  const faults = `http://localhost:${first.port}/playhead/faults`;

  async function ask(method, path = '', body = undefined) {
    const answer = await fetch(faults + path, { method, body: typeof body === 'string' ? body : JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${faults}${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  return {
    port: first.port,
    recording: first.recording,

    // Breaks something, as an object or as a line: docs/faults.md.
    async fault(what) {
      const { rule } = await ask('POST', '', what);
      return { rule, end: () => ask('DELETE', `/${rule}`) };
    },

    endFaults: () => ask('DELETE'),

    // Ends the recording and judges it: all verdicts and findings, and the verdicts that failed.
    async stop() {
      server.kill('SIGTERM');
      await exit;
      const lines = await check(command, first.recording);
      const verdicts = lines.filter(({ type }) => type === 'verdict');
      return {
        verdicts,
        failed: verdicts.filter(({ verdict }) => verdict === 'fail'),
        findings: lines.filter(({ type }) => type === 'finding'),
      };
    },
  };
}

async function check(command, recording) {
  const judge = spawn(command, ['check', recording, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(judge, 'exit');
  const lines = [];
  for await (const line of createInterface({ input: judge.stdout })) lines.push(JSON.parse(line));
  const [code] = await exit;
  if (code > 1) throw new Error(`${recording} cannot be checked: exit code ${code}`);
  return lines;
}
