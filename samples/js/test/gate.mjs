// A gate before the broker that can hold WebSockets back, as a proxy of a company does: it takes the upgrade and never
// answers. Plain requests pass.
import net from 'node:net';
import { port as brokerPort } from '../address.mjs';

export async function gate() {
  const sockets = new Set();
  let holdsWebSockets = false;
  const server = net.createServer((client) => {
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    client.on('error', () => {});
    client.once('data', (head) => {
      client.isWebSocket = /^upgrade: *websocket/im.test(head.toString('latin1'));
      if (client.isWebSocket && holdsWebSockets) return;
      const broker = net.connect(brokerPort, 'localhost');
      broker.on('error', () => client.destroy());
      broker.on('close', () => client.destroy());
      client.on('close', () => broker.destroy());
      broker.write(head);
      client.pipe(broker);
      broker.pipe(client);
    });
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return {
    port: server.address().port,
    // Breaks all WebSockets and lets no new one through, or lets them through again and breaks the other requests.
    hold(webSockets) {
      holdsWebSockets = webSockets;
      for (const socket of sockets) if (socket.isWebSocket === webSockets) socket.destroy();
    },
    close() {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
