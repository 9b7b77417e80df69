// Writes objects, or only reads them, and prints what a connected client has of them.
import { LiveCounter, LiveMap, LiveObjects } from 'ably/liveobjects';
import { client } from './clients.mjs';

const ably = client('keeper', { plugins: { LiveObjects } });
const root = await ably.channels.get('kept', { modes: ['OBJECT_SUBSCRIBE', 'OBJECT_PUBLISH'] }).object.get();
if (process.argv[2] === 'write') {
  await root.set('hits', LiveCounter.create(10));
  await root.get('hits').increment(2);
  await root.set('map', LiveMap.create({ a: 1, b: 2 }));
  await root.get('map').remove('a');
  await root.get('map').set('c', Buffer.from([1, 2]));
}
const { hits, map } = root.compactJson();
console.log(JSON.stringify({ hits, map: { a: map.a, b: map.b, c: map.c } }));
ably.close();
