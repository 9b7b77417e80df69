// How an agent is woken: the app's own HTTP request says which conversation has something to answer. The answer itself
// goes over the session.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { Invocation } from '@ably/ai-transport';

// `answer(invocation)` is called for each request, which has its 202 as soon as it could be read.
export function waitToBeWoken(port, answer) {
  const server = createServer(async (request, response) => {
    try {
      const invocation = Invocation.fromJSON(await json(request));
      response.writeHead(202).end();
      answer(invocation).catch((error) => console.error(`no answer: ${error.message}`));
    } catch (error) {
      response.writeHead(400).end(error.message);
    }
  });
  server.listen(port, 'localhost', () => {
    console.log(`waiting to be woken on http://localhost:${server.address().port}; end with Ctrl C`);
  });
  return server;
}
