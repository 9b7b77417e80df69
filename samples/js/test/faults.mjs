// Cuts a client off in the broker itself, and restores it. The test in Java that runs us answers here.
const url = process.env.PLAYHEAD_FAULTS;

async function post(path) {
  const response = await fetch(url + path, { method: 'POST' });
  const body = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
  return body;
}

// Cuts every socket of the client; answers with what ends the cut.
export async function cut(clientId) {
  const rule = await post(`/cut/${clientId}`);
  return () => post(`/restore/${rule}`);
}

// DETACHED, FAILED or DISCONTINUITY on every attachment of a channel, with this error.
export function interrupt(kind, code, statusCode, channel) {
  return post(`/interrupt/${encodeURIComponent(`${kind} ${code} ${statusCode} ${channel}`)}`);
}
