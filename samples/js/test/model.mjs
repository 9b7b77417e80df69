// A model that needs no network: answers with a text that is written already, at the rate of a real one.
const ANSWERS = [
  'Day 1: walk the city walls early, before the ships arrive, and take the stairs down at the western gate. ' +
    'Day 2: 10:00 ferry to Lokrum, swim on the rocky east side, and be back by 16:00. ' +
    'Day 3: bus 12 to Lapad, follow the coast path to Babin Kuk and stop at the small cove below the pines.',
];

export function answerTo(question) {
  return `You asked: ${question} ${ANSWERS[0]}`;
}

// The chunks of one answer, as a UI message stream of the Vercel AI SDK has them.
export async function* stream(question, { tokenMs = 40, signal } = {}) {
  const text = answerTo(question);
  yield { type: 'start' };
  yield { type: 'text-start', id: 't1' };
  for (let at = 0; at < text.length && !signal?.aborted; ) {
    const end = at + 2 + (at % 4);
    yield { type: 'text-delta', id: 't1', delta: text.slice(at, end) };
    at = end;
    await new Promise((resolve) => setTimeout(resolve, tokenMs));
  }
  yield { type: 'text-end', id: 't1' };
  yield { type: 'finish' };
}
