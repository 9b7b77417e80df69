// Reads a channel with Server-Sent Events alone: no SDK, only what every platform can do. A stream that breaks goes on
// by itself where it ended; started again, the program goes on there too, since it keeps the id of the last event.
//
//   node sse.mjs                 reads ai:demo until Ctrl C
//   node sse.mjs trip last-id    reads "trip", and keeps the id in the file "last-id"
import { readFileSync, writeFileSync } from 'node:fs';
import { EventSource } from 'eventsource';
import { host, port } from './address.mjs';

const [channel = 'ai:demo', file = 'last-event-id'] = process.argv.slice(2);

const url = new URL(`http://${host}:${port}/sse`);
url.search = new URLSearchParams({ channels: channel, key: 'dev.key:secret', v: '1.2' });
const seen = lastId();
// A header Last-Event-ID says the same: that is how EventSource itself comes back.
if (seen) url.searchParams.set('lastEvent', seen);

function lastId() {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the first time
  }
}

const texts = new Map();

const source = new EventSource(url);
source.onopen = () => console.log(seen ? `[open, goes on after ${seen}]` : '[open]');
source.onerror = (error) => console.error(`[${error.code ?? 'broken'}: ${error.message ?? 'trying again'}]`);

// An append is what was added to a message; everything else has the whole text.
const APPEND = 5;
source.addEventListener('message', ({ data, lastEventId }) => {
  const message = JSON.parse(data);
  const before = texts.get(message.serial) ?? '';
  const appended = message.action === APPEND;
  texts.set(message.serial, appended ? before + message.data : message.data);
  console.log(appended && !before ? `... ${message.data}` : texts.get(message.serial));
  writeFileSync(file, lastEventId); // only now: what was not dealt with comes again
});

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => source.close());
