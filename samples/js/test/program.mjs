// Runs a program to copy as a user does: a process of its own, from the folder of the programs.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after } from 'node:test';
import { until } from './clients.mjs';

const children = [];
after(() => children.forEach((child) => child.kill('SIGKILL')));

export function start(args, env) {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env } });
  children.push(child);
  const program = { child, output: '', ended: once(child, 'close') }; // with all that it said
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (program.output += chunk));
  program.says = (text) => until(() => program.output.includes(text), `"${text}" from ${args}:\n${program.output}`, 20_000);
  return program;
}

export async function stop(program) {
  program.child.kill('SIGINT');
  const ended = process.platform === 'win32' ? [null, 'SIGINT'] : [0, null]; // Windows has no signal to hear
  assert.deepEqual(await program.ended, ended, program.output);
}
