// Two clients with the same objects, one of which is cut while the other writes. Prints what the cut one has then, and what
// both have in the end: what Playhead shows of the recording must be the same.
import { LiveCounter, LiveMap, LiveObjects } from 'ably/liveobjects';
import { client, until } from './clients.mjs';

const faults = `http://localhost:${process.env.PLAYHEAD_PORT}/playhead/faults`;
const modes = ['OBJECT_SUBSCRIBE', 'OBJECT_PUBLISH', 'PUBLISH'];

async function board(id) {
  const ably = client(id, { plugins: { LiveObjects }, agents: { [id]: '1' } });
  const channel = ably.channels.get('shown', { modes });
  return { ably, channel, root: await channel.object.get() };
}

// By the names of keys: their order is nobody's promise.
const sorted = (value) =>
  value && typeof value === 'object'
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
    : value;
const print = (root) => console.log(JSON.stringify(sorted(root.compactJson())));

const laptop = await board('laptop');
const phone = await board('phone');
await laptop.root.set('budget', LiveCounter.create(500));
await laptop.root.set('title', 'Dubrovnik');
await laptop.root.set('hotel', 'Excelsior');
await laptop.root.set('stops', LiveMap.create({ first: 'Walls', votes: LiveCounter.create(1) }));
await phone.root.get('budget').increment(20);
await until(() => phone.root.get('stops').get('first').value() === 'Walls', 'all of it on the phone');

await fetch(faults, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ kind: 'cut', client: 'phone' }),
});
await until(() => phone.ably.connection.state !== 'connected', 'the cut');
await laptop.root.get('budget').increment(20);
await laptop.root.set('title', 'Split');
await laptop.root.remove('hotel');
await laptop.root.get('stops').set('second', 'Lokrum');
await laptop.root.get('stops').get('votes').increment(2);
print(phone.root);
await laptop.channel.publish('away', 'now');

await fetch(faults, { method: 'DELETE' });
await until(() => phone.root.get('title').value() === 'Split', 'all of it on the phone again');
await until(() => phone.root.get('budget').value() === 540, 'the counter on the phone again');
print(phone.root);
print(laptop.root);
laptop.ably.close();
phone.ably.close();
