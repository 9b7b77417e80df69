// Two windows on one conversation, in a browser: what one asks the other reads, through cuts, stops and changes of mind.
// Faults are set by the control endpoint of the broker, as end-to-end tests of an application do it.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { chromium } from 'playwright-core';

const { host, port } = await import('../address.mjs');
const { startChat } = await import('../server.mjs');
const { scriptedModel } = await import('../scripted-model.mjs');

const faults = `http://${host}:${port}/playhead/faults`;
let chat;
let browser;
let conversation;
let laptop;
let phone;

before(async () => {
  chat = await startChat({ model: scriptedModel({ tokensPerSecond: 40 }), listenOn: 0 });
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
});

after(async () => {
  await browser?.close();
  await chat?.stop();
});

beforeEach(async () => {
  conversation = `conversations:${crypto.randomUUID()}`;
  laptop = await open('laptop');
  phone = await open('phone');
  await laptop.getByText('laptop, phone').waitFor();
});

afterEach(async () => {
  await fetch(faults, { method: 'DELETE' });
  await laptop?.close();
  await phone?.close();
});

async function open(name) {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => console.error(`${name}: ${error.stack}`));
  await page.goto(`${chat.address}?as=${name}&session=${conversation}`);
  await page.getByLabel('Message').waitFor();
  return page;
}

const answers = (page) => page.locator('article[data-role="assistant"]');
const questions = (page) => page.locator('article[data-role="user"]');

// Asks, and waits until the answer begins.
async function ask(page, question) {
  const before = await answers(page).count();
  await page.getByLabel('Message').fill(question);
  await page.getByLabel('Message').press('Enter');
  await answers(page).nth(before).waitFor();
}

// The last answer, as a window has it.
async function words(page) {
  if ((await answers(page).count()) === 0) return '';
  return (await answers(page).last().locator('p').allInnerTexts()).join(' ').trim();
}

async function until(condition, what) {
  const end = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > end) assert.fail(`not within 20 s: ${what}\nlaptop: ${await words(laptop)}\nphone: ${await words(phone)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const count = async (page) => (await words(page)).length;

async function ended(page, status = 'complete') {
  await until(async () => (await answers(page).last().getAttribute('data-status')) === status, `an end as ${status}`);
}

async function bothRead(pattern, status) {
  await ended(laptop, status);
  await ended(phone, status);
  assert.match(await words(laptop), pattern);
  assert.equal(await words(phone), await words(laptop));
}

test('what one window asks both read as it is written', async () => {
  await ask(laptop, 'Plan 3 days');
  await until(async () => (await count(phone)) > 0, 'text on the phone');
  assert.equal(await answers(phone).last().getAttribute('data-status'), 'active');
  await bothRead(/^Day 1: walk the city walls .* below the pines\.$/);
});

test('a window that was cut has the same text once it is back', async () => {
  await ask(laptop, 'Plan 3 days again');
  await until(async () => (await count(phone)) > 20, 'text on the phone');
  const cut = await fetch(faults, { method: 'POST', body: JSON.stringify({ kind: 'cut', client: 'phone' }) });
  const { rule } = await cut.json();
  await phone.getByRole('status').waitFor();
  const had = await words(phone);
  await ended(laptop);
  assert.equal(await words(phone), had, 'the phone hears nothing');
  assert.ok(had.length < (await count(laptop)), 'it lacks text');
  await fetch(`${faults}/${rule}`, { method: 'DELETE' });
  await bothRead(/^Day 1: .* boat home\.$/);
  assert.equal(await phone.getByRole('status').count(), 0);
});

test('either window stops the answer', async () => {
  await ask(laptop, 'Plan 3 days, I may change my mind');
  await until(async () => (await count(phone)) > 20, 'text on the phone');
  await phone.getByRole('button', { name: 'Stop' }).click();
  await bothRead(/^Day 1: /, 'cancelled');
  assert.doesNotMatch(await words(phone), /pines\.$|home\.$/);
  await answers(laptop).last().getByText('Stopped').waitFor();
});

test('an answer given again stands beside the first one', async () => {
  await ask(laptop, 'Plan 3 days, please');
  await ended(laptop);
  const first = await words(laptop);
  await answers(laptop).last().getByRole('button', { name: 'Answer again' }).click();
  await answers(laptop).last().getByText('2 of 2').waitFor();
  await ended(laptop);
  assert.notEqual(await words(laptop), first);
  await answers(laptop).last().getByRole('button', { name: 'Earlier version' }).click();
  assert.equal(await words(laptop), first);
});

test('a question that is asked otherwise has an answer of its own', async () => {
  await ask(phone, 'Plan 3 days');
  await ended(phone);
  await questions(phone).last().getByRole('button', { name: 'Edit' }).click();
  await phone.getByLabel('Edited question').fill('What will the weather be?');
  await phone.getByRole('button', { name: 'Ask this instead' }).click();
  await questions(phone).last().getByText('2 of 2').waitFor();
  await until(async () => /27 degrees/.test(await words(phone)), 'the forecast');
  assert.match(await questions(phone).last().innerText(), /weather/);
});

test('what needs a person is approved in whichever window they are', async () => {
  await ask(laptop, 'Book a table for 4');
  await phone.getByRole('button', { name: 'Approve' }).click();
  await until(async () => /number NI-44/.test(await words(laptop)), 'the booking');
  await bothRead(/number NI-44\.$/);
  assert.equal(await laptop.getByRole('button', { name: 'Approve' }).count(), 0);
});

test('what is declined is not done', async () => {
  await ask(phone, 'Reserve for 2');
  await laptop.getByRole('button', { name: 'Decline' }).click();
  await until(async () => /did not book it/.test(await words(phone)), 'the answer');
  await bothRead(/did not book it\.$/);
});

test('a window that is opened later reads what was said', async () => {
  await ask(laptop, 'Plan 3 days');
  await ended(laptop);
  const tablet = await open('tablet');
  await until(async () => (await words(tablet)) === (await words(laptop)), 'the conversation');
  await tablet.close();
});
