// Annotations and their summaries as the SDK has them: protocol reference 4.9.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { breakSocket, client, freshChannel, rest, until } from './clients.mjs';

const open = [];
const connect = (clientId, options) => {
  const ably = client(clientId, options);
  open.push(ably);
  return ably;
};
after(() => open.forEach((ably) => ably.close()));

const modes = ['PUBLISH', 'SUBSCRIBE', 'ANNOTATION_PUBLISH', 'ANNOTATION_SUBSCRIBE'];
const clipped = false;

for (const binary of [true, false]) {
  const format = binary ? 'msgpack' : 'json';
  const useBinaryProtocol = binary;

  test(`reactions are published, summed up, taken back and listed (${format})`, async () => {
    const name = freshChannel('reactions');
    const ann = connect('ann', { useBinaryProtocol }).channels.get(name);
    const bob = connect('bob', { useBinaryProtocol: !binary }).channels.get(name, { modes });
    const summaries = [];
    const raw = [];
    await ann.subscribe((m) => m.action === 'message.summary' && summaries.push(m));
    await bob.annotations.subscribe((a) => raw.push(a));
    const { serials } = await ann.publish('greeting', 'hello');
    const serial = serials[0];

    await ann.annotations.publish(serial, { type: 'reaction:distinct.v1', name: '👍' });
    await bob.annotations.publish(serial, { type: 'reaction:distinct.v1', name: '👍', data: { why: 'nice' } });
    await bob.annotations.publish(serial, { type: 'reaction:distinct.v1', name: '❤️' });
    await until(() => summaries.length === 3, 'three summaries');
    assert.deepEqual(summaries[2].annotations.summary, {
      'reaction:distinct.v1': {
        '👍': { total: 2, clientIds: ['ann', 'bob'], clipped },
        '❤️': { total: 1, clientIds: ['bob'], clipped },
      },
    });
    assert.equal(summaries[2].serial, serial);
    assert.equal(summaries[2].data, undefined);

    await bob.annotations.delete(serial, { type: 'reaction:distinct.v1', name: '👍' });
    await until(() => summaries.length === 4, 'the summary after the delete');
    assert.deepEqual(summaries[3].annotations.summary['reaction:distinct.v1']['👍'], { total: 1, clientIds: ['ann'], clipped });

    await until(() => raw.length === 4, 'the annotations themselves');
    assert.deepEqual(raw.map((a) => `${a.action} ${a.clientId} ${a.name}`), [
      'annotation.create ann 👍',
      'annotation.create bob 👍',
      'annotation.create bob ❤️',
      'annotation.delete bob 👍',
    ]);
    assert.deepEqual(raw[1].data, { why: 'nice' });
    for (const a of raw) {
      assert.equal(a.messageSerial, serial);
      assert.ok(a.serial > a.messageSerial);
      assert.ok(a.id && a.timestamp && a.connectionId);
    }

    let page = await ann.annotations.get(serial, { limit: 3 });
    const listed = [...page.items];
    while (page.hasNext()) {
      page = await page.next();
      listed.push(...page.items);
    }
    assert.deepEqual(listed.map((a) => a.serial), raw.map((a) => a.serial));
    assert.deepEqual(listed[1].data, { why: 'nice' });
  });

  test(`every way of counting, also over REST (${format})`, async () => {
    const name = freshChannel('counting');
    const ann = connect('ann', { useBinaryProtocol }).channels.get(name);
    const bob = rest({ clientId: 'bob', useBinaryProtocol }).channels.get(name);
    const nobody = rest({ useBinaryProtocol }).channels.get(name);
    const { serials } = await ann.publish('answer', 'Rome');
    const serial = serials[0];
    await ann.annotations.publish(serial, { type: 'seen:total.v1' });
    await nobody.annotations.publish(serial, { type: 'seen:total.v1' });
    await ann.annotations.publish(serial, { type: 'spam:flag.v1' });
    await bob.annotations.publish(serial, { type: 'spam:flag.v1' });
    await bob.annotations.delete(serial, { type: 'spam:flag.v1' });
    await ann.annotations.publish(serial, { type: 'mood:unique.v1', name: 'happy' });
    await bob.annotations.publish(serial, { type: 'mood:unique.v1', name: 'happy' });
    await ann.annotations.publish(serial, { type: 'mood:unique.v1', name: 'sad' });
    await ann.annotations.publish(serial, { type: 'rating:multiple.v1', name: 'stars', count: 4 });
    await bob.annotations.publish(serial, { type: 'rating:multiple.v1', name: 'stars', count: 2 });
    await nobody.annotations.publish(serial, { type: 'rating:multiple.v1', name: 'stars' });
    await ann.annotations.publish(serial, { type: 'com.example.comment', data: 'Paris, no?' });
    const summary = {
      'seen:total.v1': { total: 2 },
      'spam:flag.v1': { total: 1, clientIds: ['ann'], clipped },
      'mood:unique.v1': {
        happy: { total: 1, clientIds: ['bob'], clipped },
        sad: { total: 1, clientIds: ['ann'], clipped },
      },
      'rating:multiple.v1': {
        stars: { total: 7, clientIds: { ann: 4, bob: 2 }, totalUnidentified: 1, totalClientIds: 2, clipped },
      },
    };
    assert.deepEqual((await nobody.getMessage(serial)).annotations.summary, summary);
    const { items } = await ann.history();
    assert.equal(items.length, 1, 'summaries are not in the history');
    assert.deepEqual(items[0].annotations.summary, summary);
    assert.equal(items[0].action, 'message.create');
    const all = await bob.annotations.get(serial);
    assert.equal(all.items.length, 12);
    assert.equal(all.items.at(-1).data, 'Paris, no?');
    const own = await rest().request('GET', `/channels/${encodeURIComponent(name)}/messages/${encodeURIComponent(serial)}/client-summary`, 6, { forClientId: 'bob' });
    assert.equal(own.statusCode, 200);
    assert.deepEqual(own.items[0]['mood:unique.v1'].sad, { total: 1, clientIds: [], clipped: true });
    assert.deepEqual(own.items[0]['rating:multiple.v1'].stars.clientIds, { bob: 2 });
  });

  test(`an edited message carries its summary, and a resume brings what was missed (${format})`, async () => {
    const name = freshChannel('missed');
    const ann = connect('ann', { useBinaryProtocol }).channels.get(name);
    const phone = connect('phone', { useBinaryProtocol });
    const channel = phone.channels.get(name, { modes });
    const got = [];
    const raw = [];
    await channel.subscribe((m) => got.push(m));
    await channel.annotations.subscribe((a) => raw.push(a.name));
    const { serials } = await ann.publish('greeting', 'helo');
    await until(() => got.length === 1, 'the message');
    const lost = new Promise((resolve) => phone.connection.once('disconnected', resolve));
    breakSocket(phone);
    await lost;
    await ann.annotations.publish(serials[0], { type: 'r:distinct.v1', name: 'one' });
    await ann.annotations.publish(serials[0], { type: 'r:distinct.v1', name: 'two' });
    const summed = () => String(Object.keys(got.at(-1).annotations.summary['r:distinct.v1'] ?? {}));
    await until(() => raw.length === 2 && summed() === 'one,two', 'annotations and summary after the resume');
    assert.deepEqual(raw, ['one', 'two']);
    await ann.updateMessage({ serial: serials[0], data: 'hello' });
    await until(() => got.at(-1).action === 'message.update', 'the edit');
    assert.deepEqual(Object.keys(got.at(-1).annotations.summary['r:distinct.v1']), ['one', 'two']);
  });
}

test('what cannot be annotated is refused with its code', async () => {
  const name = freshChannel('refused');
  const ann = connect('ann').channels.get(name);
  const { serials } = await ann.publish('m', 'x');
  const refused = (code, publish) => assert.rejects(publish, (e) => e.code === code);
  await refused(40400, ann.annotations.publish('nothing', { type: 'r:total.v1' }));
  await refused(40400, rest().channels.get(name).annotations.publish('nothing', { type: 'r:total.v1' }));
  await refused(40000, ann.annotations.publish(serials[0], { type: 'r:distinct.v1' }));
  await refused(40161, rest().channels.get(name).annotations.publish(serials[0], { type: 'r:flag.v1' }));
  const silent = connect('silent').channels.get(name, { modes: ['SUBSCRIBE', 'PUBLISH'] });
  await silent.attach();
  await refused(40165, silent.annotations.publish(serials[0], { type: 'r:total.v1' }));
  await refused(93001, silent.annotations.subscribe(() => {}));
});

test('annotations need their capability, and without annotation-subscribe only summaries arrive', async () => {
  const name = freshChannel('rights');
  const ann = connect('ann').channels.get(name);
  const { serials } = await ann.publish('m', 'x');
  const token = async (capability) => (await rest().auth.requestToken({ clientId: 'bob', capability })).token;
  const reader = connect('bob', { key: undefined, token: await token({ '*': ['publish', 'subscribe'] }) });
  const channel = reader.channels.get(name, { modes });
  const summaries = [];
  await channel.subscribe((m) => m.action === 'message.summary' && summaries.push(m));
  assert.deepEqual(channel.modes.sort(), ['publish', 'subscribe']);
  const denied = (e) => e.code === 40160 || e.code === 40165;
  await assert.rejects(channel.annotations.publish(serials[0], { type: 'r:total.v1' }), denied);
  await assert.rejects(channel.annotations.subscribe(() => {}), (e) => e.code === 93001);
  await ann.annotations.publish(serials[0], { type: 'r:total.v1' });
  await until(() => summaries.length === 1, 'the summary');
  const plain = rest({ key: undefined, token: await token({ '*': ['publish', 'history'] }) }).channels.get(name);
  await assert.rejects(plain.annotations.publish(serials[0], { type: 'r:total.v1' }), (e) => e.code === 40160);
  assert.equal((await plain.annotations.get(serials[0])).items.length, 1);
});
