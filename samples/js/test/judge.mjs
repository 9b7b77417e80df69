// Reads a closed recording with the official MCAP reader and prints what it saw, for the test to compare.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { McapIndexedReader } from '@mcap/core';
import lz4 from 'lz4js';

const file = readFileSync(process.argv[2]);
const readable = {
  size: async () => BigInt(file.length),
  read: async (offset, length) => new Uint8Array(file.subarray(Number(offset), Number(offset) + Number(length))),
};
const decompressHandlers = { lz4: (packed, size) => lz4.decompress(packed, Number(size)) };
const reader = await McapIndexedReader.Initialize({ readable, decompressHandlers });
const hash = createHash('sha256');
let messages = 0;
for await (const message of reader.readMessages({ validateCrcs: true })) {
  JSON.parse(new TextDecoder().decode(message.data));
  messages++;
}
const all = [];
for await (const message of reader.readMessages()) all.push(message);
all.sort((a, b) => a.sequence - b.sequence).forEach((message) => hash.update(message.data));
console.log(`${messages} ${reader.statistics.messageCount} ${hash.digest('hex')}`);
