// Publishes hundreds of answers at once over a few connections, each within its limit.
//
//   node many-streams.mjs [streams] [connections]
//
// Break a connection while it runs; nothing is lost, nothing comes twice, and every answer keeps its order:
//
//   curl localhost:9477/playhead/faults -d '{"kind":"cut","client":"pool-2"}'
import * as Ably from 'ably';
import { host, port, useBinaryProtocol } from './address.mjs';
import { ConnectionPool } from './pool.mjs';
import { paced, plan, tokensOf } from './trip.mjs';

const [streams = 200, connections = 5] = process.argv.slice(2).map(Number);
const perSecond = Number(process.env.TOKENS_PER_SECOND ?? 2);
const perConnection = Number(process.env.MESSAGES_PER_SECOND ?? 100); // of your account
const session = process.env.SESSION ?? `ai:streams-${Date.now()}`;

const connect = (clientId) =>
  new Ably.Realtime({ key: 'dev.key:secret', clientId, endpoint: host, port, tls: false, useBinaryProtocol });
const pool = new ConnectionPool(connect, {
  size: connections,
  perSecond: perConnection,
  patienceMs: Number(process.env.PATIENCE_MS ?? 5_000),
});

// What a device has of all of them.
const screens = new Map();
const phone = connect('phone');
async function watch(channel) {
  screens.set(channel, '');
  await phone.channels.get(channel).subscribe(({ data }) => screens.set(channel, screens.get(channel) + data));
}

async function stream(channel, answer) {
  const sent = [];
  for await (const token of paced(tokensOf(answer), perSecond)) sent.push(pool.publish(channel, { name: 'answer', data: token }));
  await Promise.all(sent);
}

const answers = new Map(
  Array.from({ length: streams }, (_, i) => [`${session}:${i + 1}`, plan(`Plan ${1 + (i % 5)} days`).slice(0, 120)]),
);
await Promise.all([...answers.keys()].map(watch));
console.log(`[publishing ${streams} answers over ${connections} connections]`);
const begin = Date.now();
await Promise.all([...answers].map(([channel, answer]) => stream(channel, answer)));
await pool.close();

const differs = () => [...answers].filter(([channel, answer]) => screens.get(channel) !== answer).length;
for (let i = 0; i < 100 && differs() > 0; i++) await new Promise((resolve) => setTimeout(resolve, 50));
phone.close();
const seconds = ((Date.now() - begin) / 1000).toFixed(1);
console.log(`${answers.size - differs()} of ${answers.size} answers are whole and in order, after ${seconds} s`);
console.log(`${pool.replaced} connections were replaced`);
process.exitCode = differs() === 0 ? 0 : 1;
