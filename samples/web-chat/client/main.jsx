import * as Ably from 'ably';
import { AblyProvider } from 'ably/react';
import { createRoot } from 'react-dom/client';
import { Chat } from './Chat.jsx';
import { ClientSessionProvider, codec } from './session.js';

const { host, port, key, session } = ADDRESS; // put in by the server
const query = new URLSearchParams(location.search);
const clientId = query.get('as') ?? `window-${Math.floor(Math.random() * 1000)}`;
const channelName = query.get('session') ?? session;

const ably = new Ably.Realtime({
  key,
  clientId,
  endpoint: host,
  port,
  tls: false,
  disconnectedRetryTimeout: 3000, // sooner than by default, for those who watch
});
document.title = `Trip planner, ${clientId}`;

createRoot(document.getElementById('app')).render(
  <AblyProvider client={ably}>
    <ClientSessionProvider channelName={channelName} codec={codec}>
      <Chat clientId={clientId} connection={ably.connection} />
    </ClientSessionProvider>
  </AblyProvider>,
);
