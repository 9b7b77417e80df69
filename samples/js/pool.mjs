// Connections that share the channels of one publisher, for more streams than one connection may carry.
//
// A channel goes over one connection at a time, so that its messages keep their order. Which one is decided by
// rendezvous hashing: each connection has a score for the channel, and the highest wins. When a connection is lost for
// good, only its own channels move, and they spread over all the others. What it had not acknowledged is published
// again with the same ids, so nothing is lost and nothing comes twice.
import { createHash, randomUUID } from 'node:crypto';

export class ConnectionPool {
  #connections;
  #streams = new Map();
  #made = 0;
  #closing = false;
  replaced = 0;

  // `connect(name)` makes a client of the SDK. Each connection publishes at most `perSecond` messages a second, and is
  // given up when it has been away for `patienceMs`.
  constructor(connect, { size, perSecond = 50, patienceMs = 5_000 }) {
    this.connect = connect;
    this.perSecond = perSecond;
    this.patienceMs = patienceMs;
    this.#connections = Array.from({ length: size }, () => this.#add());
  }

  #add() {
    const name = `pool-${++this.#made}`;
    const ably = this.connect(name);
    const connection = { name, ably, gate: new Gate(this.perSecond) };
    let away;
    ably.connection.on((change) => {
      clearTimeout(away);
      if (change.current === 'disconnected') away = setTimeout(() => this.#replace(connection), this.patienceMs);
      if (['suspended', 'failed', 'closed'].includes(change.current)) this.#replace(connection);
    });
    return connection;
  }

  #replace(lost) {
    const index = this.#connections.indexOf(lost);
    if (this.#closing || index < 0) return;
    this.replaced++;
    this.#connections[index] = this.#add();
    lost.gate.close();
    lost.ably.close();
    for (const [channel, stream] of this.#streams) {
      if (stream.connection !== lost) continue;
      stream.connection = this.of(channel);
      for (const entry of stream.pending) this.#send(channel, stream, entry);
    }
  }

  // The connection that a channel goes over, unless it has begun on another that is still there.
  of(channel) {
    return this.#connections.reduce((best, one) => (score(one, channel) > score(best, channel) ? one : best));
  }

  // Publishes after all that was published on the channel before. The promise says that it was taken.
  publish(channel, message) {
    if (this.#closing) return Promise.reject(new Error('the pool is closed'));
    if (!this.#streams.has(channel)) this.#streams.set(channel, { connection: this.of(channel), pending: new Set() });
    const stream = this.#streams.get(channel);
    return new Promise((resolve, reject) => {
      const entry = { message: { id: randomUUID(), ...message }, resolve, reject };
      stream.pending.add(entry);
      this.#send(channel, stream, entry);
    });
  }

  #send(channel, stream, entry) {
    const { connection } = stream;
    connection.gate.pass(async () => {
      try {
        entry.resolve(await connection.ably.channels.get(channel).publish(entry.message));
      } catch (error) {
        if (stream.connection !== connection) return; // it is on its way over another
        entry.reject(error);
      }
      stream.pending.delete(entry);
    });
  }

  // Waits for what is on its way.
  async close() {
    const underway = () => [...this.#streams.values()].some(({ pending }) => pending.size > 0);
    while (underway()) await new Promise((resolve) => setTimeout(resolve, 20));
    this.#closing = true;
    for (const { ably, gate } of this.#connections) {
      gate.close();
      ably.close();
    }
  }
}

// Lets so many through a second, one after the other.
class Gate {
  #waiting = [];
  #credit = 0;

  constructor(perSecond) {
    const most = perSecond / 10;
    this.timer = setInterval(() => {
      this.#credit = Math.min(this.#credit + most, Math.max(most, 1));
      for (; this.#credit >= 1 && this.#waiting.length > 0; this.#credit--) this.#waiting.shift()();
    }, 100);
  }

  pass(act) {
    this.#waiting.push(act);
  }

  close() {
    clearInterval(this.timer);
    this.#waiting = [];
  }
}

const score = ({ name }, channel) => createHash('sha1').update(`${name} ${channel}`).digest().readUInt32BE(0);
