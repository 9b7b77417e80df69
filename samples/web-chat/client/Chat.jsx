import { useEffect, useRef, useState } from 'react';
import { Composer } from './Composer.jsx';
import { Message } from './Message.jsx';
import { askAgent, codec, useClientSession, useView, userMessage } from './session.js';

// Whether this window hears anything at the moment.
function useConnected(connection) {
  const [connected, setConnected] = useState(connection.state === 'connected');
  useEffect(() => {
    const changed = (change) => setConnected(change.current === 'connected');
    connection.on(changed);
    return () => connection.off(changed);
  }, [connection]);
  return connected;
}

// The windows that are open on this conversation.
function useMembers(session) {
  const [members, setMembers] = useState([]);
  useEffect(() => {
    const { presence } = session;
    const read = async () => {
      const present = await presence.get();
      setMembers([...new Set(present.map(({ clientId }) => clientId))].sort());
    };
    presence.subscribe(read).catch(() => {});
    presence.enter().catch(() => {});
    return () => presence.unsubscribe(read);
  }, [session]);
  return members;
}

export function Chat({ clientId, connection }) {
  const [problem, setProblem] = useState('');
  const { session } = useClientSession({ onError: (error) => setProblem(error.message) });
  const view = useView({ limit: 100 });
  const connected = useConnected(connection);
  const members = useMembers(session);
  const end = useRef(null);
  const others = members.filter((each) => each !== clientId);
  const active = view.runs().find((run) => run.status === 'active');

  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  });

  function act(send) {
    setProblem('');
    askAgent(send).catch((error) => setProblem(error.message));
  }

  // An answer to a question of the agent goes on with the run that asked.
  function decide(id, toolCallId, approved) {
    const { runId } = view.runOf(id);
    act(view.send(codec.createToolApprovalResponse(id, { toolCallId, approved }), { runId }));
  }

  return (
    <main>
      <header>
        <h1>Trip planner</h1>
        <span className="who">{[clientId, ...others].join(', ')}</span>
      </header>
      <section aria-label="Conversation">
        {view.messages.map(({ codecMessageId: id, message }) => (
          <Message
            key={id}
            message={message}
            run={view.runOf(id)}
            branch={view.branchSelection(id)}
            onEdit={(text) => act(view.edit(id, userMessage(text)))}
            onAgain={() => act(view.regenerate(id))}
            onDecide={(toolCallId, approved) => decide(id, toolCallId, approved)}
          />
        ))}
        <div ref={end} />
      </section>
      {!connected && <p role="status">No connection. Trying again…</p>}
      {problem && <p role="alert">{problem}</p>}
      <Composer
        connected={connected}
        onSend={(text) => act(view.send(userMessage(text)))}
        onStop={active && (() => session.cancel(active.runId))}
      />
    </main>
  );
}
