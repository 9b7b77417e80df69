// Where Playhead listens, and how we speak with it. Change the variables, not the programs.
export const host = process.env.PLAYHEAD_HOST ?? 'localhost';
export const port = Number(process.env.PLAYHEAD_PORT ?? 9477);

// MessagePack is the SDK's own choice; PLAYHEAD_FORMAT=json makes every frame readable by eye.
export const useBinaryProtocol = process.env.PLAYHEAD_FORMAT !== 'json';

// Where agent.mjs waits to be woken. The wake-up is the app's own HTTP request, not a part of the broker.
export const agentPort = Number(process.env.AGENT_PORT ?? 9480);
