// The same port with TLS; the certificate of the broker is trusted through NODE_EXTRA_CA_CERTS.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as Ably from 'ably';
import { host, port } from '../address.mjs';

test('realtime and REST over TLS', async () => {
  const options = { key: 'dev.key:secret', clientId: 'ann', endpoint: host, tlsPort: port };
  const ably = new Ably.Realtime(options);
  try {
    const channel = ably.channels.get('ai:secure');
    const heard = new Promise((resolve) => channel.subscribe((message) => resolve(message.data)));
    await channel.attach();
    await new Ably.Rest(options).channels.get('ai:secure').publish('note', 'inside TLS');
    assert.equal(await heard, 'inside TLS');
    assert.match(ably.connection.connectionManager.activeProtocol.getTransport().uri, /^wss:/);
  } finally {
    ably.close();
  }
});
