// What the model may call. A table is booked only when a person has said yes.
import { jsonSchema, tool } from 'ai';

const text = { type: 'string' };

const object = (properties) =>
  jsonSchema({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false });

export const tools = {
  weather: tool({
    description: 'The weather of tomorrow in a city.',
    inputSchema: object({ city: text }),
    execute: async () => ({ sky: 'clear', degrees: 27 }),
  }),
  bookTable: tool({
    description: 'Books a table in a restaurant.',
    inputSchema: object({ restaurant: text, time: text, guests: { type: 'number' } }),
    needsApproval: true,
    execute: async ({ restaurant, guests }) => ({ number: `${restaurant.slice(0, 2).toUpperCase()}-${40 + guests}` }),
  }),
};
