import { useState } from 'react';

export function Composer({ connected, onSend, onStop }) {
  const [text, setText] = useState('');

  function submit(event) {
    event.preventDefault();
    if (!text.trim()) return;
    onSend(text.trim());
    setText('');
  }

  return (
    <form className="composer" onSubmit={submit}>
      <input
        aria-label="Message"
        placeholder={connected ? 'Plan 3 days, book a table, or ask for the weather' : 'No connection'}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {onStop ? (
        <button type="button" onClick={onStop}>
          Stop
        </button>
      ) : (
        <button type="submit">Send</button>
      )}
    </form>
  );
}
