// The ballot grid: one ballot after the other by keyboard, mouse or touch. The unfinished ballot lives in
// this page's memory only; a ballot leaves the grid when the kernel has said that it is on the disk.

export const BLANK = null;
export const ABSTAIN = 0;
export const OVERVOTE = 255;
const PATIENCE = 4000; // milliseconds until an unanswered message is sent again
const GREETING = 400; // milliseconds after which the page says hello, so that answers come in time

/** Return an empty ballot of `lines` lines and `grades` grades. */
export function emptyBallot(lines, grades) {
  return { marks: Array(lines).fill(BLANK), at: 0, grades, leaving: false, warned: false };
}

/** Return the meaning of a key event: a digit, a word such as "Enter", or "" for a key that is not ours. */
export function meaning(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return "";
  const plain = event.key.normalize("NFKC");
  if (/^[0-9]$/.test(plain)) return plain;
  const composing = event.isComposing || event.key === "Process" || event.key === "Unidentified";
  const code = /^(?:Digit|Numpad)([0-9])$/.exec(event.code || "");
  if (code && (composing || plain.length > 1)) return code[1];
  if (event.code === "NumpadEnter") return "Enter";
  if (plain === " " || event.code === "Space") return "0";
  if (plain === "x" || plain === "X" || plain === "*" || (composing && event.code === "KeyX")) return "x";
  const names = ["Enter", "Backspace", "Escape", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"];
  if (names.includes(event.key)) return event.key;
  return composing && names.includes(event.code) ? event.code : "";
}

/** Return whether a key that is held down is no second stroke: it would fill lines or save empty ballots. */
export function isHeld(event, key) {
  return Boolean(event.repeat) && key !== "Backspace" && !key.startsWith("Arrow");
}

/** Return whether so many lines are blank that the ballot is asked about before it is kept: all, or over a quarter. */
export function isSparse(ballot) {
  const left = blanks(ballot);
  return left === ballot.marks.length || (left > 1 && 4 * left > ballot.marks.length);
}

/** Return the ballot after a key, and what is to be done: "save", "sparse", "cleared", "full" or nothing. */
export function press(ballot, key) {
  const lines = ballot.marks.length;
  const calm = { ...ballot, leaving: false, warned: false };
  if (key === "Enter") {
    // An Enter by mistake must not save a ballot that nobody cast, or half of one: what is blank is told first.
    if (isSparse(ballot) && !ballot.warned) return [{ ...calm, warned: true }, "sparse"];
    return [calm, "save"];
  }
  if (key === "Escape") {
    if (ballot.leaving) return [emptyBallot(lines, ballot.grades), "cleared"];
    return [{ ...ballot, leaving: ballot.marks.some((mark) => mark !== BLANK) }, ""];
  }
  if (key === "Backspace") {
    const at = Math.max(0, ballot.at - 1);
    return [{ ...withMark(calm, at, BLANK), at }, ""];
  }
  const steps = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1, Home: -lines, End: lines };
  if (key in steps) return [{ ...calm, at: Math.min(lines, Math.max(0, ballot.at + steps[key])) }, ""];
  const mark = key === "x" ? OVERVOTE : Number(key);
  if (Number.isNaN(mark) || (mark !== OVERVOTE && mark > ballot.grades)) return [calm, ""];
  if (ballot.at >= lines) return [calm, "full"];
  return [{ ...withMark(calm, ballot.at, mark), at: ballot.at + 1 }, ""];
}

/** Return the ballot after a grade's button: chosen, taken back, or a second one, which is an overvote. */
export function choose(ballot, line, mark) {
  const now = ballot.marks[line];
  let next = mark;
  if (now === mark) next = BLANK;
  else if (mark !== ABSTAIN && now !== BLANK && now !== ABSTAIN && now !== OVERVOTE) next = OVERVOTE;
  return { ...withMark({ ...ballot, leaving: false, warned: false }, line, next), at: next === BLANK ? line : line + 1 };
}

function withMark(ballot, line, mark) {
  const marks = ballot.marks.slice();
  marks[line] = mark;
  return { ...ballot, marks };
}

/** Return how many lines are still blank. */
export function blanks(ballot) {
  return ballot.marks.filter((mark) => mark === BLANK).length;
}

/** Return the marks as they are saved: a blank line abstains. */
export function sealed(ballot) {
  return ballot.marks.map((mark) => (mark === BLANK ? ABSTAIN : mark));
}

/** Return a mark in one character, for the list of typed ballots. */
export function short(mark) {
  return mark === OVERVOTE ? "×" : String(mark);
}

/** Return a random token of 32 hexadecimal digits. */
export function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Return `words` with each {name} filled in. */
export function fill(words, fields) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? String(fields[name]) : whole));
}

// What this page remembers of an unfinished ballot, so that running the cell again does not lose it.
function memory() {
  const name = Symbol.for("orglife.unfinished");
  globalThis[name] ??= new Map();
  return globalThis[name];
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function button(className, text, act) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** Sends one message at a time and repeats it until the kernel answers. */
class Sender {
  constructor(model, onLate) {
    this.model = model;
    this.onLate = onLate;
    this.sequence = Math.floor(Math.random() * 2 ** 40); // answers to another window of the same kernel come here too
    this.waiting = null;
  }

  ask(message, onAnswer) {
    this.sequence += 1;
    this.waiting = { message: { ...message, seq: this.sequence }, onAnswer };
    this.send();
  }

  send() {
    if (!this.waiting) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.onLate();
      this.send();
    }, PATIENCE);
    try {
      this.model.send(this.waiting.message);
    } catch {
      this.onLate(); // the kernel is gone; the message is sent again all the same
    }
  }

  hear(answer) {
    if (!this.waiting || answer.seq !== this.waiting.message.seq) return;
    clearTimeout(this.timer);
    const { onAnswer } = this.waiting;
    this.waiting = null;
    onAnswer(answer);
  }

  stop() {
    clearTimeout(this.timer);
    this.waiting = null;
  }
}

class Grid {
  constructor(model, root) {
    this.facts = model.get("facts");
    this.words = this.facts.words;
    this.kept = memory();
    const held = this.kept.get(this.facts.key);
    this.ballot = held?.ballot ?? emptyBallot(this.facts.subjects.length, this.facts.grades.length);
    this.token = held?.token ?? newToken();
    this.correcting = held?.correcting ?? false;
    this.aside = held?.aside ?? null; // the unfinished ballot, while a saved one is corrected
    this.sending = held?.sending ?? false; // sent and not answered: it is sent again before anything else
    this.queue = [];
    this.saved = 0;
    this.last = null;
    this.sender = new Sender(model, () => this.say(this.words.late, "bad"));
    this.build(root);
    this.showAll();
    this.onMessage = (answer) => (answer.news ? this.hearNews(answer.news) : this.sender.hear(answer));
    model.on("msg:custom", this.onMessage);
    this.greeting = setTimeout(() => this.ask({ act: "hello" }, (answer) => this.greeted(answer)), GREETING);
    this.model = model;
  }

  stop() {
    clearTimeout(this.greeting);
    this.sender.stop();
    this.model.off("msg:custom", this.onMessage);
  }

  // --- what is on the screen

  build(root) {
    const box = element("div", "orglife-grid");
    box.tabIndex = 0;
    box.setAttribute("data-lm-suppress-shortcuts", "true");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", `${this.facts.title} ${this.words.keys}`);
    box.addEventListener("keydown", (event) => this.onKey(event));
    box.addEventListener("click", (event) => {
      // After a pointer's click the keys belong to the ballot again; a click by keyboard stays where it is.
      if (event.detail > 0) box.focus({ preventScroll: true });
    });
    const head = element("div", "head");
    head.append(element("strong", "", this.facts.title));
    this.count = element("span", "count");
    head.append(this.count);
    this.mode = element("span", "mode");
    head.append(this.mode);
    box.append(head, element("div", "keys", this.words.keys));
    const lines = element("div", "lines");
    this.lines = this.facts.subjects.map((name, line) => this.buildLine(lines, name, line));
    box.append(lines);
    const foot = element("div", "foot");
    this.told = element("div", "told");
    this.told.setAttribute("role", "status");
    this.told.setAttribute("aria-live", "polite");
    this.save = button("save", this.words.save, () => this.onEnter());
    this.clear = button("", this.words.clear, () => this.onClear());
    foot.append(this.told, this.clear, this.save);
    box.append(foot);
    this.echo = element("section", "echo");
    this.echo.setAttribute("aria-live", "off");
    box.append(this.echo);
    this.list = element("section", "list");
    box.append(this.list);
    this.buildList();
    this.box = box;
    root.append(box);
  }

  buildLine(parent, name, line) {
    const row = element("div", "line");
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", name);
    row.append(element("span", "number", String(line + 1)), element("span", "name", name));
    row.append(element("span", "over", this.words.overvote));
    const choices = [...this.facts.grades, this.words.abstain].map((label, index) => {
      const mark = index < this.facts.grades.length ? index + 1 : ABSTAIN;
      const made = button("choice", label, () => this.onChoose(line, mark));
      made.dataset.mark = String(mark);
      made.tabIndex = -1; // the digits are the way; Tab goes on to what follows the lines
      row.append(made);
      return made;
    });
    row.addEventListener("click", (event) => {
      if (event.target === row || event.target.tagName === "SPAN") this.moveTo(line);
    });
    parent.append(row);
    return { row, choices };
  }

  showLine(line) {
    const { row, choices } = this.lines[line];
    const mark = this.ballot.marks[line];
    row.classList.toggle("current", line === this.ballot.at);
    row.classList.toggle("filled", mark !== BLANK);
    row.classList.toggle("overvoted", mark === OVERVOTE);
    for (const choice of choices) {
      choice.setAttribute("aria-pressed", String(Number(choice.dataset.mark) === mark && mark !== BLANK));
    }
  }

  showAll() {
    this.lines.forEach((_, line) => this.showLine(line));
    this.showFoot();
  }

  show(before) {
    for (const line of new Set([before.at, this.ballot.at, ...changed(before, this.ballot)])) {
      if (line < this.lines.length) this.showLine(line);
    }
    this.showFoot();
    const now = this.lines[Math.min(this.ballot.at, this.lines.length - 1)];
    now?.row.scrollIntoView({ block: "nearest" });
  }

  showFoot() {
    this.count.textContent = fill(this.words.saved_so_far, { number: this.saved });
    this.mode.textContent = this.correcting ? this.words.correcting : "";
    this.box.classList.toggle("correcting", this.correcting);
    const left = blanks(this.ballot);
    if (left === this.lines.length) return;
    if (this.ballot.leaving) this.say(this.words.leave_again, "bad");
    else if (left) this.say(fill(this.words.blank_lines, { number: left }), "");
    else this.say(this.words.ready, "");
  }

  say(words, tone) {
    this.told.textContent = words;
    this.told.className = `told ${tone}`;
  }

  // What a part holds is replaced; the keys that went to a button of it belong to the ballot again, or to `heir`.
  replace(part, made, heir = this.box) {
    const held = part.contains(document.activeElement);
    part.replaceChildren(...made);
    if (held) heir.focus({ preventScroll: true });
  }

  showEcho(marks, words) {
    const head = element("div", "echo-head", words);
    const change = button("", this.words.change_last, () => this.startCorrecting(this.last.token, this.last.marks));
    const withdraw = button("", this.words.withdraw_last, (event) => this.withdraw(event, this.last.token));
    head.append(change, withdraw);
    const body = element("ol", "echo-lines");
    marks.forEach((mark, line) => {
      const item = element("li", `mark-${mark}`);
      item.append(element("span", "name", this.facts.subjects[line]), element("b", "", this.label(mark)));
      body.append(item);
    });
    this.replace(this.echo, [head, body]);
  }

  label(mark) {
    if (mark === OVERVOTE) return this.words.overvote;
    return mark === ABSTAIN ? this.words.abstain : this.facts.grades[mark - 1];
  }

  buildList(closed = false) {
    const open = button("", this.words.list, () => this.openList());
    this.replace(this.list, [open], closed ? open : this.box);
  }

  openList() {
    if (this.busy) return;
    this.ask({ act: "list" }, (answer) => {
      if (!answer.ok) return this.say(answer.sentence, "bad");
      const rows = element("ul", "typed");
      answer.tokens.forEach((token, index) => {
        const row = element("li");
        row.append(button("", fill(this.words.look, { number: index + 1 }), () => this.look(rows, row, token)));
        rows.append(row);
      });
      const close = button("", this.words.list_close, () => this.buildList(true));
      this.replace(this.list, [close, element("p", "note", this.words.list_note), rows], close);
    });
  }

  // One ballot at a time: whoever saw all of them would have a count before the close.
  look(rows, row, token) {
    if (this.busy) return;
    this.ask({ act: "look", token }, (answer) => {
      if (!answer.ok) return this.say(answer.sentence, "bad");
      rows.querySelectorAll(".shown").forEach((shown) => shown.remove());
      row.append(this.shownBallot(token, answer.marks));
    });
  }

  shownBallot(token, marks) {
    const row = element("div", "shown");
    row.append(element("code", "", marks.map(short).join(" ")));
    row.append(button("", this.words.change, () => this.startCorrecting(token, marks)));
    const withdraw = button("", this.words.withdraw, (event) => this.withdraw(event, token));
    row.append(withdraw);
    return row;
  }

  // --- what the hand does

  onKey(event) {
    const key = meaning(event);
    if (!key) return;
    const held = isHeld(event, key);
    const presses = key === "Enter" || event.key === " ";
    if (presses && event.target.tagName === "BUTTON" && !held) return;
    event.preventDefault();
    event.stopPropagation();
    if (held) return;
    if (this.busy) this.queue.push(key);
    else this.take(key);
  }

  get busy() {
    return this.sending || (this.sender.waiting !== null && this.sender.waiting.message.act !== "hello");
  }

  onEnter() {
    if (!this.busy) this.take("Enter");
  }

  take(key) {
    const before = this.ballot;
    const [ballot, act] = press(before, key);
    this.ballot = ballot;
    this.remember();
    this.show(before);
    if (act === "save") this.onSave();
    if (act === "sparse") this.say(fill(this.words.blank_again, { number: blanks(ballot) }), "bad");
    if (act === "full") this.say(this.words.full, "bad");
    if (act === "cleared") this.startAnew(this.words.cleared);
  }

  onChoose(line, mark) {
    if (this.busy) return;
    const before = this.ballot;
    this.ballot = choose(before, line, mark);
    this.remember();
    this.show(before);
    this.box.focus({ preventScroll: true });
  }

  moveTo(line) {
    if (this.busy) return;
    const before = this.ballot;
    this.ballot = { ...before, at: line, leaving: false };
    this.show(before);
    this.box.focus({ preventScroll: true });
  }

  onClear() {
    if (this.busy) return;
    this.take("Escape");
    this.box.focus({ preventScroll: true });
  }

  startAnew(words) {
    this.ballot = this.aside?.ballot ?? emptyBallot(this.lines.length, this.facts.grades.length);
    this.token = this.aside?.token ?? newToken();
    this.aside = null;
    this.correcting = false;
    this.sending = false;
    this.remember();
    this.showAll();
    this.say(words, "");
  }

  startCorrecting(token, marks) {
    if (this.busy) return;
    const unfinished = !this.correcting && blanks(this.ballot) < this.ballot.marks.length;
    if (unfinished) this.aside = { ballot: this.ballot, token: this.token };
    this.ballot = { ...emptyBallot(marks.length, this.facts.grades.length), marks: marks.slice() };
    this.token = token;
    this.correcting = true;
    this.remember();
    this.showAll();
    this.say(this.words.correct_how, "");
    this.box.focus({ preventScroll: true });
  }

  remember() {
    const { ballot, token, correcting, aside, sending } = this;
    if (blanks(ballot) === ballot.marks.length && !correcting && !sending) this.kept.delete(this.facts.key);
    else this.kept.set(this.facts.key, { ballot, token, correcting, aside, sending });
  }

  // --- what the kernel is asked

  ask(message, onAnswer) {
    this.sender.ask(message, (answer) => {
      if (this.told.textContent === this.words.late) this.say("", "");
      onAnswer(answer);
      this.flush();
    });
  }

  hearNews(answer) {
    if (!answer.ok || answer.saved === this.saved) return;
    this.saved = answer.saved;
    this.showFoot();
    this.buildList();
  }

  greeted(answer) {
    if (!answer.ok) {
      this.sending = false;
      return this.say(answer.sentence, "bad");
    }
    this.saved = answer.saved;
    this.showFoot();
    if (this.sending) this.onSave();
  }

  onSave() {
    const marks = sealed(this.ballot);
    const token = this.token;
    this.box.classList.add("busy");
    this.say(this.words.saving, "");
    this.sending = true;
    this.remember();
    const act = this.correcting ? "correct" : "save";
    this.ask({ act, token, marks }, (answer) => {
      this.box.classList.remove("busy");
      if (!answer.ok) {
        this.queue = [];
        this.sending = false;
        this.remember();
        this.say(answer.sentence, "bad");
        return;
      }
      this.saved = answer.saved;
      this.last = { token, marks };
      const words = act === "correct" ? this.words.corrected : fill(this.words.saved_as, { number: this.saved });
      this.startAnew(words);
      this.told.classList.add("good");
      this.showEcho(marks, words);
      this.buildList();
    });
  }

  withdraw(event, token) {
    const asked = event.currentTarget;
    if (this.busy || event.detail > 1) return; // the second click of a double one is no answer
    if (asked.dataset.sure !== "yes") {
      asked.dataset.sure = "yes";
      asked.textContent = this.words.withdraw_sure;
      return;
    }
    this.ask({ act: "withdraw", token }, (answer) => {
      if (!answer.ok) return this.say(answer.sentence, "bad");
      this.saved = answer.saved;
      if (this.last?.token === token) {
        this.last = null;
        this.replace(this.echo, []);
      }
      if (this.token === token) this.startAnew("");
      this.buildList();
      this.showFoot();
      this.say(fill(this.words.withdrawn, { number: this.saved }), "good");
    });
  }

  flush() {
    while (this.queue.length && !this.busy) this.take(this.queue.shift());
  }
}

function changed(before, after) {
  return after.marks.flatMap((mark, line) => (mark === before.marks[line] ? [] : [line]));
}

export default {
  render({ model, el }) {
    const grid = new Grid(model, el);
    return () => grid.stop();
  },
};
