// How a form asks whether the meeting was changed elsewhere, under Node's runner: node --test tests/views/forms
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const source = await readFile(new URL("../../../orglife_kit/views/forms/pulse.js", import.meta.url), "utf8");
const TICK = 500;
const MINUTE = 60_000;

test("an answer that was lost is asked for again, and the page looks for a newer run meanwhile", async () => {
  const { setInterval: kept } = globalThis;
  const now = Date.now;
  const ticks = [];
  let time = MINUTE;
  globalThis.window = {};
  globalThis.document = { hidden: false, addEventListener() {}, removeEventListener() {} };
  globalThis.requestAnimationFrame = () => 0;
  globalThis.cancelAnimationFrame = () => {};
  globalThis.setInterval = (act) => ticks.push(act);
  Date.now = () => time;
  try {
    const { default: form } = await import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`);
    const asked = [];
    const events = [];
    const model = { get: () => "kernel", on() {}, off() {}, send: ({ act }) => asked.push(act) };
    form.render({ model, el: { isConnected: true, closest: () => null, dispatchEvent: ({ type }) => events.push(type) } });
    for (const end = time + MINUTE; time < end; time += TICK) for (const tick of ticks) tick();
    assert.ok(asked.length > 5 && asked.length < 25, `${asked.length} questions in a minute`);
    assert.deepEqual([...new Set(asked)], ["look"]);
    assert.deepEqual([...new Set(events)], ["orglife-late"]);
  } finally {
    globalThis.setInterval = kept;
    Date.now = now;
  }
});
