// The same answer in the two ways that there are: a message for each token, or one message that grows. Then it counts
// what each of them costs and leaves behind.
//
//   node token-stream.mjs [rollup-ms]
//
// With message-per-response the service puts appends of a connection together that come within so many milliseconds
// (0, 20, 40, 100 or 500; 40 unless you say otherwise): fewer messages, and a little later.
import * as Ably from 'ably';
import { host, port, useBinaryProtocol } from './address.mjs';
import { paced, plan, tokensOf } from './trip.mjs';

const rollup = Number(process.argv[2] ?? 40);
const perSecond = Number(process.env.TOKENS_PER_SECOND ?? 60);
const name = process.env.SESSION ?? `ai:tokens-${Date.now()}`;
const answer = plan('Plan 3 days');

function connect(clientId, transportParams) {
  const key = 'dev.key:secret'; // any key works here
  return new Ably.Realtime({ key, clientId, endpoint: host, port, tls: false, useBinaryProtocol, transportParams });
}

// Each token a message: simple, and the order of the channel is the order of the text. Nobody can say what belongs
// together unless the app does (here by a name), and whoever comes later reads them all.
async function messagePerToken(channel) {
  const sent = [];
  for await (const token of paced(tokensOf(answer), perSecond)) sent.push(channel.publish('answer-1', token));
  await Promise.all(sent);
}

// One message that grows. Whoever comes later reads one message with the whole text.
async function messagePerResponse(channel) {
  const { serials } = await channel.publish('answer-1', '');
  const sent = [];
  for await (const token of paced(tokensOf(answer), perSecond)) {
    sent.push(channel.appendMessage({ serial: serials[0], data: token }));
  }
  await Promise.all(sent); // only now is it certain that all of it was taken
}

async function measure(way, publish) {
  const agent = connect('agent', { appendRollupWindow: rollup });
  const phone = connect('phone');
  const channel = `${name}:${way}`;
  const screen = { text: '', deliveries: 0 };
  let whole;
  const done = new Promise((resolve) => (whole = resolve));
  await phone.channels.get(channel).subscribe((message) => {
    screen.deliveries++;
    const adds = message.action === 'message.append' || way === 'message-per-token';
    screen.text = adds ? screen.text + message.data : message.data;
    if (screen.text === answer) whole();
  });
  await publish(agent.channels.get(channel));
  await done;
  const kept = await agent.channels.get(channel).history({ limit: 1000 });
  agent.close();
  phone.close();
  return { way, tokens: tokensOf(answer).length, deliveries: screen.deliveries, 'messages in history': kept.items.length };
}

const results = [
  await measure('message-per-token', messagePerToken),
  await measure('message-per-response', messagePerResponse),
];
console.table(results);
