import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { breakSocket, client, freshChannel, until } from './clients.mjs';
import { joinAsAgent, joinAsDevice, stored } from './conversation.mjs';
import { cut } from './faults.mjs';

const open = [];
const connect = (id, options) => {
  const ably = client(id, options);
  open.push(ably);
  return ably;
};
after(() => open.forEach((ably) => ably.close()));

const tokens = Array.from({ length: 60 }, (_, i) => `${i % 10 === 0 ? '\n' : ' '}token-${i}ü`);
const whole = tokens.join('');
const limit = { timeout: 60_000 };
const count = (device) => device.text().match(/token/g)?.length ?? 0;

for (const binary of [false, true]) {
  const format = binary ? 'MessagePack' : 'JSON';
  const options = { useBinaryProtocol: binary };

  test(`tokens of an answer arrive whole and in order on two devices (${format})`, limit, async () => {
    const name = freshChannel('conversations');
    const agent = await joinAsAgent(connect('agent', options), name);
    const laptop = await joinAsDevice(connect('laptop', options), name);
    const phone = await joinAsDevice(connect('phone', { useBinaryProtocol: !binary }), name);
    const reason = await agent.answer(await laptop.ask('Where to?'), tokens, {
      30: () => until(() => count(laptop) === 30 && count(phone) === 30, 'half of the answer on both devices'),
    });
    assert.equal(reason, 'complete');
    for (const device of [laptop, phone]) {
      await until(() => device.ends.length === 1, 'the end of the run');
      assert.equal(device.text(), whole);
      assert.ok(device.texts.every((text) => whole.startsWith(text)), 'a text that was never said was shown');
      assert.ok(device.texts.length > 2, 'it grew');
      assert.deepEqual([device.ends, device.errors], [['complete'], []]);
      assert.equal(device.session.view.runs().at(-1).clientId, 'laptop');
    }
    const kept = await stored(name, options);
    assert.deepEqual(kept, { action: 'message.update', text: whole, status: 'complete', runReason: 'complete' });
    assert.deepEqual(agent.errors, []);
  });

  for (const [how, breaks, late] of [
    ['by the broker', (phone) => cut(phone.ably.auth.clientId), false],
    ['by the broker until after its end', (phone) => cut(phone.ably.auth.clientId), true],
    ['by its network', (phone) => breakSocket(phone.ably), false],
  ]) {
    test(`a device cut in mid answer ${how} ends with the text of the server (${format})`, limit, async () => {
      const name = freshChannel('conversations');
      const agent = await joinAsAgent(connect('agent', options), name);
      const laptop = await joinAsDevice(connect('laptop', options), name);
      const phone = await joinAsDevice(connect(`phone-${name}`, options), name);
      const channel = phone.ably.channels.get(name);
      const idBefore = phone.ably.connection.id;
      const attaches = [];
      channel.on('attached', (change) => attaches.push(change.resumed));
      channel.on('update', (change) => attaches.push(change.resumed));
      let restore;
      await agent.answer(await laptop.ask('Where to?'), tokens, {
        20: async () => {
          await until(() => count(phone) === 20, 'the text before the cut');
          const gone = phone.ably.connection.once('disconnected');
          restore = await breaks(phone);
          await gone;
        },
        40: async () => {
          await until(() => count(laptop) === 40, 'the text on the device that was not cut');
          if (restore) assert.equal(count(phone), 20, 'a device that is cut hears nothing');
          if (!late) await restore?.();
        },
      });
      await until(() => laptop.ends.length === 1, 'the end of the run on the device that was not cut');
      if (late) {
        assert.equal(count(phone), 20, 'a device that is cut hears nothing, to the end');
        await restore();
      }
      await until(() => phone.ends.length === 1, 'the end of the run on the device that was cut', 30_000);
      const kept = await stored(name, options);
      assert.deepEqual(kept, { action: 'message.update', text: whole, status: 'complete', runReason: 'complete' });
      assert.equal(phone.text(), kept.text);
      assert.equal(laptop.text(), kept.text);
      assert.equal(phone.ably.connection.id, idBefore, 'the connection is the same');
      assert.ok(attaches.length > 0 && attaches.every((resumed) => resumed), `continuity: ${attaches}`);
      assert.deepEqual([phone.errors, laptop.errors, agent.errors], [[], [], []]);
    });
  }

  test(`an agent cut in mid answer goes on with it (${format})`, limit, async () => {
    const name = freshChannel('conversations');
    const ably = connect(`agent-${name}`, options);
    const agent = await joinAsAgent(ably, name);
    const laptop = await joinAsDevice(connect('laptop', options), name);
    let restore;
    const reason = await agent.answer(await laptop.ask('Where to?'), tokens, {
      20: async () => {
        const gone = ably.connection.once('disconnected');
        restore = await cut(ably.auth.clientId);
        await gone;
      },
      40: () => {
        assert.ok(count(laptop) <= 20, 'an agent that is cut reaches nobody');
        return restore();
      },
    });
    assert.equal(reason, 'complete');
    await until(() => laptop.ends.length === 1, 'the end of the run', 30_000);
    assert.equal(laptop.text(), whole);
    assert.equal((await stored(name, options)).text, whole);
    assert.deepEqual([laptop.ends, agent.errors], [['complete'], []]);
  });

  test(`a device that comes after the answer has it from history (${format})`, limit, async () => {
    const name = freshChannel('conversations');
    const agent = await joinAsAgent(connect('agent', options), name);
    const laptop = await joinAsDevice(connect('laptop', options), name);
    await agent.answer(await laptop.ask('Where to?'), tokens);
    await agent.answer(await laptop.ask('And then?'), [...tokens, ' more']);
    const phone = await joinAsDevice(connect('phone', options), name);
    const said = phone.session.view.getMessages();
    assert.deepEqual(said.map(({ message }) => message.role), ['user', 'assistant', 'user', 'assistant']);
    assert.equal(phone.text(), `${whole} more`);
    assert.deepEqual(phone.session.view.runs().map((run) => run.status), ['complete', 'complete']);
    await until(() => laptop.ends.length === 2, 'the end of the second run');
    assert.deepEqual(said, laptop.session.view.getMessages());
  });

  test(`a device that comes in mid answer has the beginning and then the rest (${format})`, limit, async () => {
    const name = freshChannel('conversations');
    const agent = await joinAsAgent(connect('agent', options), name);
    const laptop = await joinAsDevice(connect('laptop', options), name);
    let phone;
    await agent.answer(await laptop.ask('Where to?'), tokens, {
      30: async () => {
        await until(() => count(laptop) === 30, 'half of the answer is stored');
        phone = await joinAsDevice(connect('phone', options), name);
        assert.equal(count(phone), 30, 'what was said before it came');
      },
    });
    await until(() => phone.ends.length === 1, 'the end of the run');
    assert.equal(phone.text(), whole);
    assert.ok(phone.texts.every((text) => whole.startsWith(text)), 'a text that was never said was shown');
  });

  test(`a cancel from another device stops the run (${format})`, limit, async () => {
    const name = freshChannel('conversations');
    const agent = await joinAsAgent(connect('agent', options), name);
    const laptop = await joinAsDevice(connect('laptop', options), name);
    const phone = await joinAsDevice(connect('phone', options), name);
    const reason = await agent.answer(await laptop.ask('Where to?'), tokens, {
      20: async (run) => {
        await until(() => count(phone) === 20, 'the text before the cancel');
        await phone.session.cancel(phone.session.view.runs().at(-1).runId);
        await until(() => run.abortSignal.aborted, 'the cancel at the agent');
      },
    });
    assert.equal(reason, 'cancelled');
    const said = tokens.slice(0, 20).join('');
    for (const device of [laptop, phone]) {
      await until(() => device.ends.length === 1, 'the end of the run');
      assert.deepEqual(device.ends, ['cancelled']);
      assert.equal(device.session.view.runs().at(-1).status, 'cancelled');
      assert.equal(device.text(), said);
    }
    const kept = await stored(name, options);
    assert.deepEqual(kept, { action: 'message.update', text: said, status: 'cancelled', runReason: 'cancelled' });
  });

  test(`presence is right while an agent is cut, and after it (${format})`, limit, async () => {
    const name = freshChannel('conversations');
    const ably = connect(`agent-${name}`, { ...options, transportParams: { remainPresentFor: 1000 } });
    const agent = await joinAsAgent(ably, name);
    const laptop = await joinAsDevice(connect('laptop', options), name);
    const events = [];
    await laptop.session.presence.subscribe((p) => events.push([p.action, p.clientId, p.data?.status]));
    await laptop.session.presence.enter({ status: 'reading' });
    await agent.session.presence.enter({ status: 'thinking' });
    await agent.session.presence.update({ status: 'streaming' });
    const agentId = ably.auth.clientId;
    const here = async (presence) => (await presence.get()).map((p) => `${p.clientId} ${p.data.status}`).sort();
    const both = [`${agentId} streaming`, 'laptop reading'].sort();
    await until(async () => String(await here(laptop.session.presence)) === String(both), 'both are here');

    const gone = ably.connection.once('disconnected');
    const restore = await cut(agentId);
    await gone;
    await until(() => events.some(([action, id]) => action === 'leave' && id === agentId), 'the leave of the agent');
    assert.deepEqual(await here(laptop.session.presence), ['laptop reading']);
    const late = await joinAsDevice(connect('late', options), name);
    assert.deepEqual(await here(late.session.presence), ['laptop reading']);

    await restore();
    const back = async (device) => String(await here(device.session.presence)) === String(both);
    await until(async () => (await back(laptop)) && (await back(late)), 'the agent is here again', 30_000);
    const ofAgent = events.filter(([, id]) => id === agentId).map(([action, , status]) => `${action} ${status}`);
    assert.deepEqual(ofAgent, ['enter thinking', 'update streaming', 'leave streaming', 'enter streaming']);
  });

  test(`a device that was cut knows who came and went meanwhile (${format})`, limit, async () => {
    const name = freshChannel('conversations');
    const phone = await joinAsDevice(connect(`phone-${name}`, options), name);
    const agent = await joinAsAgent(connect('agent', options), name);
    const laptop = await joinAsDevice(connect('laptop', options), name);
    const here = async ({ session }) => (await session.presence.get()).map((p) => p.clientId).sort().join();
    await phone.session.presence.enter();
    await agent.session.presence.enter({ status: 'streaming' });
    const before = ['agent', phone.ably.auth.clientId].join();
    await until(async () => (await here(phone)) === before, 'the agent on the phone');

    const gone = phone.ably.connection.once('disconnected');
    const restore = await cut(phone.ably.auth.clientId);
    await gone;
    await agent.session.presence.leave();
    await laptop.session.presence.enter({ status: 'reading' });
    const after = ['laptop', phone.ably.auth.clientId].join();
    await until(async () => (await here(laptop)) === after, 'the change on the laptop');
    await restore();
    await until(() => phone.ably.connection.state === 'connected', 'the phone is back');
    await until(async () => (await here(phone)) === after, 'the change on the phone');
    await phone.session.presence.leave();
    await until(async () => (await here(laptop)) === 'laptop', 'the leave of the phone');
  });

  test(`a short cut is no leave (${format})`, limit, async () => {
    const name = freshChannel('conversations');
    const phone = connect(`phone-${name}`, options);
    const laptop = await joinAsDevice(connect('laptop', options), name);
    const events = [];
    await laptop.session.presence.subscribe((p) => events.push(p.action));
    await phone.channels.get(name).presence.enter();
    const gone = phone.connection.once('disconnected');
    const restore = await cut(phone.auth.clientId);
    await gone;
    await restore();
    await until(() => phone.connection.state === 'connected', 'the phone is back');
    await phone.channels.get(name).presence.update('again');
    await until(() => events.includes('update'), 'the update after the cut');
    assert.ok(!events.includes('leave'), `${events}`);
    assert.deepEqual((await laptop.session.presence.get()).map((p) => p.data), ['again']);
  });
}
