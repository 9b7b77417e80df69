// A scripted model: the same question has the same answer, at the pace of a real one, with no key and no bill.
// It yields the events of an OpenAI Responses stream; put `openai.responses.stream(...)` in its place for a real one.
import { setTimeout as delay } from 'node:timers/promises';

const days = [
  'Start at the harbour, walk the city walls at sunset, and eat grilled sardines in the old town.',
  'Take the early ferry to the island, swim in the salt lake, and come back on the last boat.',
  'See the market before nine, the museum of maps after it, and keep the afternoon for a long lunch.',
  'Climb to the fortress while it is cool; the view reaches the mountains. In the evening, jazz in the courtyard.',
  'Rent bicycles, follow the coast to the lighthouse, and leave something for the next visit.',
];

// The whole answer, for those who want to compare.
export function plan(question) {
  const wanted = Number(/\d+/.exec(question)?.[0] ?? 3);
  const count = Math.min(Math.max(wanted, 1), days.length);
  const lines = days.slice(0, count).map((day, i) => `Day ${i + 1}: ${day}`);
  return `Here is a plan for ${count} ${count === 1 ? 'day' : 'days'}.\n${lines.join('\n')}\nHave a good trip!`;
}

// Words with the space before them, as models make them.
export const tokensOf = (text) => text.match(/\s*\S+/g);

// Tokens at about this many a second: no two pauses alike, and a longer one before each new line.
export async function* paced(tokens, perSecond, signal) {
  for (const token of tokens) {
    const pause = (1000 / perSecond) * (0.4 + 1.2 * Math.random()) * (token.startsWith('\n') ? 5 : 1);
    await delay(pause, undefined, { signal });
    yield token;
  }
}

// Wraps tokens in the events of one assistant message with one text.
export async function* responseEvents(tokens) {
  const item = { type: 'message', id: 'msg_1', role: 'assistant', status: 'in_progress', content: [] };
  const slot = { item_id: item.id, output_index: 0, content_index: 0 };
  const part = { type: 'output_text', text: '', annotations: [] };
  yield { type: 'response.output_item.added', output_index: 0, item };
  yield { type: 'response.content_part.added', ...slot, part };
  let text = '';
  for await (const token of tokens) {
    text += token;
    yield { type: 'response.output_text.delta', ...slot, delta: token };
  }
  const whole = { ...part, text };
  yield { type: 'response.output_text.done', ...slot, text };
  yield { type: 'response.content_part.done', ...slot, part: whole };
  yield { type: 'response.output_item.done', output_index: 0, item: { ...item, status: 'completed', content: [whole] } };
  yield { type: 'response.completed' };
}
