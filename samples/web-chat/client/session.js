// What all of the page shares: the codec of the conversation, the hooks that go with it, and how the agent is woken.
import { createSessionHooks } from '@ably/ai-transport/react';
import { createUIMessageCodec } from '@ably/ai-transport/vercel';

export const codec = createUIMessageCodec();
export const { ClientSessionProvider, useClientSession, useView } = createSessionHooks();

// Publishes an input by `send`, then wakes the agent for it by the app's own request.
export async function askAgent(send) {
  const run = await send;
  const body = JSON.stringify(run.toInvocation().toJSON());
  const response = await fetch('/agent', { method: 'POST', body });
  if (!response.ok) throw new Error(`The agent did not wake: ${response.status} ${await response.text()}`);
}

export const userMessage = (text) =>
  codec.createUserMessage({ id: crypto.randomUUID(), role: 'user', parts: [{ type: 'text', text }] });

export const textOf = (message) => message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
