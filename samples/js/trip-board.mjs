// A board that everybody of a trip writes on at once: LiveObjects, which end the same everywhere without a server of
// your own.
//
//   node trip-board.mjs ann                       shows the board as it changes, and takes lines until Ctrl C
//   node trip-board.mjs ann "add City walls"      does this, shows the board and ends
//
// Lines: title TEXT, add STOP, remove STOP, vote STOP, spend AMOUNT.
import { createInterface } from 'node:readline';
import * as Ably from 'ably';
import { LiveCounter, LiveMap, LiveObjects } from 'ably/liveobjects';
import { host, port, useBinaryProtocol } from './address.mjs';

const [clientId = 'ann', command] = process.argv.slice(2);
const ably = new Ably.Realtime({
  key: 'dev.key:secret', // any key works here
  clientId,
  endpoint: host,
  port,
  tls: false,
  useBinaryProtocol,
  plugins: { LiveObjects },
});
const channel = ably.channels.get(process.env.SESSION ?? 'trip:board', { modes: ['OBJECT_SUBSCRIBE', 'OBJECT_PUBLISH'] });
const board = await channel.object.get();

// Who comes first lays it out. Two who come first at once do it twice, and the later one stands for both.
if (!board.get('stops').instance()) {
  await board.set('stops', LiveMap.create());
  await board.set('budget', LiveCounter.create(0));
}

// A counter adds up what all of them add, also of those who were away meanwhile; a plain number would be the last one's.
const commands = {
  title: (text) => board.set('title', text),
  add: (stop) => board.get('stops').set(stop, LiveCounter.create(0)),
  remove: (stop) => board.get('stops').remove(stop),
  vote: async (stop) => {
    if (!board.get('stops').get(stop).instance()) throw new Error(`there is no stop "${stop}"`);
    await board.get('stops').get(stop).increment(1);
  },
  spend: (amount) => {
    if (!Number.isFinite(Number(amount))) throw new Error(`"${amount}" is no amount`);
    return board.get('budget').increment(Number(amount));
  },
};

async function act(line) {
  const [, word, rest = ''] = /^(\S+)\s*(.*)$/.exec(line.trim()) ?? [];
  if (!Object.hasOwn(commands, word ?? '')) throw new Error(`say one of: ${Object.keys(commands).join(', ')}`);
  await commands[word](rest);
}

function show() {
  const { title = 'no title yet', stops = {}, budget = 0 } = board.compactJson();
  const votes = Object.entries(stops).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  console.log([`${title}, ${budget} spent`, ...votes.map(([stop, count]) => `  ${count}  ${stop}`)].join('\n'));
}

if (command) {
  await act(command).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  show();
  ably.close();
} else {
  show();
  board.subscribe(show);
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => act(line).catch((error) => console.error(error.message)));
  const leave = () => {
    lines.close();
    ably.close();
  };
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
}
