// What the behaviour tests share: clients of the official SDK, and a wait for a condition.
import * as Ably from 'ably';
import { host, port } from '../address.mjs';

export function client(clientId, options = {}) {
  return anybody({ clientId, ...options });
}

// A client that has a key but no clientId: it may act as anybody.
export function anybody(options = {}) {
  return new Ably.Realtime({
    key: 'dev.key:secret',
    endpoint: host,
    port,
    tls: false,
    disconnectedRetryTimeout: 100,
    disableConnectivityCheck: true,
    ...options,
  });
}

export function rest(options = {}) {
  return new Ably.Rest({ key: 'dev.key:secret', endpoint: host, port, tls: false, ...options });
}

export async function until(condition, what, withinMs = 10_000) {
  const end = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

let channels = 0;
export const freshChannel = (name) => `${name}:${process.pid}:${++channels}`;

// The text of every message as a device has it, folded from what it was delivered.
export function fold(channel) {
  const texts = new Map();
  const listening = channel.subscribe((message) => {
    const before = message.action === 'message.append' ? (texts.get(message.serial) ?? '') : '';
    texts.set(message.serial, before + (message.data ?? ''));
  });
  return { texts, listening };
}

// Breaks the socket under a client as a tunnel would: no close frame, no goodbye.
export function breakSocket(ably) {
  const transport = ably.connection.connectionManager.activeProtocol.getTransport();
  transport.wsConnection.terminate();
}

// The same, and the client never comes back.
export function breakSocketForGood(ably) {
  ably.connection.connectionManager.requestState = () => {};
  breakSocket(ably);
}
