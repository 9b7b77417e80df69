// Where Playhead listens, and where the chat does. Change the variables, not the programs.
export const host = process.env.PLAYHEAD_HOST ?? 'localhost';
export const port = Number(process.env.PLAYHEAD_PORT ?? 9477);
export const chatPort = Number(process.env.CHAT_PORT ?? 9481);

// Any key works with Playhead. With a service that checks keys, a page gets tokens from a server of yours instead.
export const key = 'dev.key:secret';

// The conversation: a channel name.
export const session = process.env.SESSION ?? 'conversations:dubrovnik';
