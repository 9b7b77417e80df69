// The model that the environment asks for is the one that is asked: the providers of the Vercel AI SDK against an
// endpoint that speaks as theirs does.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { streamText } from 'ai';
import { chooseModel } from '../model.mjs';

const events = {
  '/v1/chat/completions': [
    { id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta: { role: 'assistant', content: 'Good ' } }] },
    { id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content: 'day' } }] },
    { id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
  ],
  '/v1/messages': [
    {
      type: 'message_start',
      message: {
        id: 'm',
        type: 'message',
        role: 'assistant',
        model: 'claude',
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: 3, output_tokens: 1 },
      },
    },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Good ' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'day' } },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 2 } },
    { type: 'message_stop' },
  ],
};

const asked = [];
let server;
let base;

before(async () => {
  server = createServer(async (request, response) => {
    const { model, stream } = await json(request);
    asked.push({ path: request.url, model, stream, key: request.headers['x-api-key'] ?? request.headers.authorization });
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    for (const event of events[request.url]) {
      response.write(`${event.type ? `event: ${event.type}\n` : ''}data: ${JSON.stringify(event)}\n\n`);
    }
    response.end(request.url === '/v1/messages' ? '' : 'data: [DONE]\n\n');
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  base = `http://localhost:${server.address().port}/v1`;
});

after(() => server.close());

const answer = (env) => streamText({ model: chooseModel(env), prompt: 'Hello' }).text;

test('an endpoint that speaks like OpenAI', async () => {
  assert.equal(await answer({ OPENAI_BASE_URL: base, OPENAI_API_KEY: 'k1', MODEL: 'small' }), 'Good day');
  assert.deepEqual(asked.at(-1), { path: '/v1/chat/completions', model: 'small', stream: true, key: 'Bearer k1' });
});

test('an endpoint that speaks like Anthropic', async () => {
  assert.equal(await answer({ ANTHROPIC_BASE_URL: base, ANTHROPIC_API_KEY: 'k2', MODEL: 'large' }), 'Good day');
  assert.deepEqual(asked.at(-1), { path: '/v1/messages', model: 'large', stream: true, key: 'k2' });
});

test('without a key the script, which asks nobody', async () => {
  const before = asked.length;
  assert.match(await answer({ TOKENS_PER_SECOND: '1000' }), /^Day 1: /);
  assert.equal(asked.length, before);
});
