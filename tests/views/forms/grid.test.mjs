// The grid's own rules under Node's runner: node --test tests/views/forms
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

// Read as anywidget reads it: one plain module without imports, whatever a package.json nearby says.
const source = await readFile(new URL("../../../orglife_kit/views/forms/grid.js", import.meta.url), "utf8");
const { OVERVOTE, blanks, choose, emptyBallot, fill, isHeld, meaning, newToken, press, sealed, short } = await import(
  `data:text/javascript;base64,${Buffer.from(source).toString("base64")}`
);

function typed(keys, lines = 30, grades = 4) {
  let ballot = emptyBallot(lines, grades);
  const acts = [];
  for (const key of keys) {
    let act;
    [ballot, act] = press(ballot, key);
    if (act) acts.push(act);
  }
  return { ballot, acts };
}

const key = (name, more = {}) => meaning({ key: name, code: "", isComposing: false, ...more });

test("a ballot of 30 members takes 31 keys", () => {
  const { ballot, acts } = typed([..."1234012340123401234012340123401".slice(0, 30), "Enter"]);
  assert.equal(blanks(ballot), 0);
  assert.deepEqual(acts, ["save"]);
  assert.equal(sealed(ballot)[4], 0);
});

test("blank lines abstain when saved, and are counted before", () => {
  const { ballot } = typed(["1", "2"], 5);
  assert.equal(blanks(ballot), 3);
  assert.deepEqual(sealed(ballot), [1, 2, 0, 0, 0]);
});

test("backspace goes back and takes the mark away", () => {
  const { ballot } = typed(["1", "2", "Backspace", "3"], 5);
  assert.deepEqual(ballot.marks.slice(0, 3), [1, 3, null]);
});

test("a full ballot takes no further mark", () => {
  const { ballot, acts } = typed(["1", "2", "3"], 2);
  assert.deepEqual(ballot.marks, [1, 2]);
  assert.deepEqual(acts, ["full"]);
});

test("a digit above the grades is no mark", () => {
  assert.deepEqual(typed(["5", "9", "4"], 2).ballot.marks, [4, null]);
});

test("escape asks once, then clears", () => {
  assert.deepEqual(typed(["1", "Escape"], 2).acts, []);
  assert.deepEqual(typed(["1", "Escape", "2"], 2).ballot.marks, [1, 2]);
  const { ballot, acts } = typed(["1", "Escape", "Escape"], 2);
  assert.deepEqual(acts, ["cleared"]);
  assert.deepEqual(ballot.marks, [null, null]);
});

test("x is an overvote", () => {
  assert.equal(typed(["x"], 2).ballot.marks[0], OVERVOTE);
  assert.equal(short(OVERVOTE), "×");
});

test("a second grade by mouse is an overvote, the same again takes it back", () => {
  let ballot = choose(emptyBallot(3, 4), 1, 2);
  assert.equal(ballot.marks[1], 2);
  assert.equal(choose(ballot, 1, 3).marks[1], OVERVOTE);
  assert.equal(choose(ballot, 1, 2).marks[1], null);
  assert.equal(choose(choose(ballot, 1, 3), 1, 1).marks[1], 1);
});

test("keys are understood in full width, on the number pad and under an input method", () => {
  assert.equal(key("３"), "3");
  assert.equal(key("Process", { code: "Digit2", isComposing: true }), "2");
  assert.equal(key("Process", { code: "KeyX", isComposing: true }), "x");
  assert.equal(key("Enter", { code: "NumpadEnter" }), "Enter");
  assert.equal(key(" ", { code: "Space" }), "0");
  assert.equal(key("　", { code: "Space" }), "0");
});

test("shortcuts and other letters are left alone", () => {
  assert.equal(key("1", { ctrlKey: true }), "");
  assert.equal(key("b"), "");
  assert.equal(key("Tab"), "");
});

test("tokens are random and 32 digits long", () => {
  assert.match(newToken(), /^[0-9a-f]{32}$/);
  assert.notEqual(newToken(), newToken());
});

test("words are filled in", () => {
  assert.equal(fill("已保存第 {number} 张", { number: 17 }), "已保存第 17 张");
});

test("Enter on an untouched ballot is told first, a second Enter saves it", () => {
  assert.deepEqual(typed(["Enter"], 3).acts, ["sparse"]);
  assert.deepEqual(typed(["Enter", "Enter"], 3).acts, ["sparse", "save"]);
  assert.deepEqual(typed(["Enter", "1", "Backspace", "Enter"], 3).acts, ["sparse", "sparse"]);
});

test("a ballot with more than a quarter of its lines blank is asked about, one blank line is not", () => {
  assert.deepEqual(typed(["0", "Enter"], 3).acts, ["sparse"]);
  assert.deepEqual(typed(["0", "Enter", "Enter"], 3).acts, ["sparse", "save"]);
  assert.deepEqual(typed(["0", "0", "Enter"], 3).acts, ["save"]);
});

test("a key held down fills no lines and saves nothing, but goes back and forth", () => {
  for (const name of ["1", "x", "Enter", "Escape"]) assert.equal(isHeld({ repeat: true }, name), true);
  for (const name of ["Backspace", "ArrowUp"]) assert.equal(isHeld({ repeat: true }, name), false);
  assert.equal(isHeld({ repeat: false }, "1"), false);
});
