// A model that needs no key and no network. It speaks the interface that the Vercel AI SDK asks of every model, so that
// a real one takes its place without another change (model.mjs).
import { setTimeout as delay } from 'node:timers/promises';

const PLANS = [
  'Day 1: walk the city walls early, before the ships arrive, and take the stairs down at the western gate. ' +
    'Day 2: the 10:00 ferry to Lokrum, a swim on the rocky east side, and back by 16:00. ' +
    'Day 3: bus 12 to Lapad, then the coast path to Babin Kuk and the small cove below the pines.',
  'Day 1: the cable car up Srd for the view, and down on foot by the old mule path. ' +
    'Day 2: a kayak around the walls at sunrise, and a long lunch in the shade behind the cathedral. ' +
    'Day 3: the bus to Cavtat, the walk around its headland, and the last boat home.',
];

// Which answer, tool call or word of thanks follows what was said last.
function next(prompt, said) {
  const last = prompt.at(-1);
  if (last.role === 'tool') {
    const result = last.content.findLast((part) => part.type === 'tool-result');
    return result ? afterTool(result) : { text: 'I left it as it is. Tell me if you change your mind.' };
  }
  const question = last.content.map((part) => part.text ?? '').join(' ');
  if (/\b(book|table|reserve)\b/i.test(question)) {
    return {
      text: 'I can book a table for you at Nishta, at 20:00. ',
      call: { name: 'bookTable', input: { restaurant: 'Nishta', time: '20:00', guests: guests(question) } },
    };
  }
  if (/\bweather\b/i.test(question)) {
    return { text: 'I look at the forecast. ', call: { name: 'weather', input: { city: 'Dubrovnik' } } };
  }
  return { text: PLANS[said % PLANS.length] };
}

function guests(question) {
  return Number(/\d+/.exec(question)?.[0] ?? 2);
}

function afterTool({ toolName, output }) {
  const { type, value } = output;
  if (type === 'execution-denied' || type === 'error-text') return { text: 'All right, I did not book it.' };
  if (toolName === 'bookTable') return { text: `Your table is booked, number ${value.number}.` };
  return { text: `It will be ${value.sky}, ${value.degrees} degrees, so take the ferry in the morning.` };
}

const usage = (tokens) => ({
  inputTokens: { total: 120, noCache: 120, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: tokens, text: tokens, reasoning: 0 },
});

// Words with the space after them, at about this many a second; no two pauses alike.
async function* parts({ text, call }, perSecond, signal) {
  yield { type: 'stream-start', warnings: [] };
  const id = crypto.randomUUID();
  const words = text.match(/\S+\s*/g);
  yield { type: 'text-start', id };
  for (const delta of words) {
    await delay((1000 / perSecond) * (0.4 + 1.2 * Math.random()), undefined, { signal });
    yield { type: 'text-delta', id, delta };
  }
  yield { type: 'text-end', id };
  if (call) {
    yield { type: 'tool-call', toolCallId: crypto.randomUUID(), toolName: call.name, input: JSON.stringify(call.input) };
  }
  const reason = call ? 'tool-calls' : 'stop';
  yield { type: 'finish', finishReason: { unified: reason, raw: reason }, usage: usage(words.length) };
}

export function scriptedModel({ tokensPerSecond }) {
  let said = 0; // asked again, it has another answer
  return {
    specificationVersion: 'v3',
    provider: 'script',
    modelId: 'script',
    supportedUrls: {},
    async doStream({ prompt, abortSignal }) {
      const answer = next(prompt, said);
      if (!answer.call) said++;
      return { stream: ReadableStream.from(parts(answer, tokensPerSecond, abortSignal)) };
    },
    async doGenerate() {
      throw new Error('This model only streams.');
    },
  };
}
