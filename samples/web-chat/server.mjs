// The app's own server: the page, and the request that wakes the agent. `npm start`, then open the address it prints in
// two windows.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chatPort, host, key, port, session } from './address.mjs';
import { startAgent } from './agent.mjs';
import { chooseModel } from './model.mjs';

const file = (name) => fileURLToPath(new URL(`client/${name}`, import.meta.url));

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [file('main.jsx')],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': '"production"',
      ADDRESS: JSON.stringify({ host, port, key, session }),
    },
  });
  return outputFiles[0].contents;
}

export async function startChat({ model = chooseModel(), listenOn = chatPort } = {}) {
  const agent = startAgent(model);
  const pages = {
    '/': ['text/html', await readFile(file('index.html'))],
    '/style.css': ['text/css', await readFile(file('style.css'))],
    '/main.js': ['text/javascript', await bundle()],
  };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (request.method === 'POST' && path === '/agent') {
      try {
        agent.wake(await json(request));
        response.writeHead(202).end();
      } catch (error) {
        response.writeHead(400).end(error.message);
      }
    } else if (pages[path]) {
      response.writeHead(200, { 'Content-Type': `${pages[path][0]}; charset=utf-8` }).end(pages[path][1]);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(listenOn, 'localhost', resolve));
  return {
    address: `http://localhost:${server.address().port}/`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await agent.stop();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // A refused append is an unhandled rejection inside the SDK 0.8.0; without this line it would end the process.
  process.on('unhandledRejection', (error) => console.error(`refused: ${error.message}`));
  const chat = await startChat();
  console.log(`Open ${chat.address}?as=laptop in one window and ${chat.address}?as=phone in another; end with Ctrl C.`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => chat.stop());
}
