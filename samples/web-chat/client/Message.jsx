import { getToolName, isToolUIPart } from 'ai';
import { useState } from 'react';
import { textOf } from './session.js';

export function Message({ message, run, branch, onEdit, onAgain, onDecide }) {
  const [draft, setDraft] = useState(null);
  const mine = message.role === 'user';

  function save(event) {
    event.preventDefault();
    onEdit(draft);
    setDraft(null);
  }

  return (
    <article data-role={message.role} data-status={run?.status}>
      {draft === null ? (
        message.parts.map((part, i) => <Part key={i} part={part} onDecide={onDecide} />)
      ) : (
        <form onSubmit={save}>
          <textarea aria-label="Edited question" value={draft} onChange={(e) => setDraft(e.target.value)} autoFocus />
          <button type="submit">Ask this instead</button>
          <button type="button" onClick={() => setDraft(null)}>
            Leave it
          </button>
        </form>
      )}
      <footer>
        {!mine && run?.status === 'cancelled' && <span>Stopped</span>}
        {!mine && run?.status === 'error' && <span>Failed: {run.error.message}</span>}
        {branch.siblings.length > 1 && <Branches branch={branch} />}
        {mine && draft === null && <button onClick={() => setDraft(textOf(message))}>Edit</button>}
        {!mine && !['active', 'suspended'].includes(run?.status) && <button onClick={onAgain}>Answer again</button>}
      </footer>
    </article>
  );
}

function Branches({ branch }) {
  const { index, siblings } = branch;
  return (
    <span className="branches">
      <button aria-label="Earlier version" disabled={index === 0} onClick={() => branch.select(index - 1)}>
        ‹
      </button>
      {index + 1} of {siblings.length}
      <button
        aria-label="Later version"
        disabled={index === siblings.length - 1}
        onClick={() => branch.select(index + 1)}
      >
        ›
      </button>
    </span>
  );
}

function Part({ part, onDecide }) {
  if (part.type === 'text') return <p>{part.text}</p>;
  if (!isToolUIPart(part)) return null;
  const input = Object.entries(part.input ?? {}).map(([name, value]) => `${name} ${value}`);
  return (
    <div className="tool" data-state={part.state}>
      <b>{getToolName(part)}</b> {input.join(', ')}
      {part.state === 'approval-requested' && (
        <span>
          <button onClick={() => onDecide(part.toolCallId, true)}>Approve</button>
          <button onClick={() => onDecide(part.toolCallId, false)}>Decline</button>
        </span>
      )}
      {part.state === 'output-available' && <span> done</span>}
      {part.state === 'output-denied' && <span> declined</span>}
      {part.state === 'output-error' && <span> failed: {part.errorText}</span>}
    </div>
  );
}
