// A day is handed over when it is left, as a text is: while its year is typed, a browser has the years 2, 20 and 202
// of it first. What was typed or pasted as people write a day, 20240108 or 2024.1.8, is that day, in whatever order
// the browser asks for its parts. A day that is not whole, or that no calendar has, is told under its field.

const MOVES = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Backspace", "Delete", "Home", "End"]);
const OPENS = new Set([" ", "F4", "Enter"]); // the browser's calendar; Enter hands over
const GLANCE = 300; // milliseconds between two looks at a day that is told to be none
const PACKED = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
const PARTED = /^((?:19|20)\d\d)[-./年\s]+(\d{1,2})[-./月\s]+(\d{1,2})[日号]?$/;
const OF_THE_YEAR = /^(\d{1,2})月(\d{1,2})[日号]$/;

export function writtenDay(text, year) {
  const plain = text.normalize("NFKC").trim();
  const own = OF_THE_YEAR.exec(plain);
  const found = PACKED.exec(plain) ?? PARTED.exec(plain) ?? (own && [own[0], year, own[1], own[2]]);
  if (!found) return "";
  const [, years, month, day] = found.map(Number);
  const date = new Date(Date.UTC(years, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : "";
}

function render({ model, el }) {
  const mended = new Map(); // for each day that is told to be none: what looks whether it still is
  let typed = null; // since the field was entered; nothing where the calendar was used

  const isOurs = ({ target }) => target.type === "date" && el.closest(".orglife-form")?.contains(target);
  const yearOf = (input) => input.value.slice(0, 4) || String(new Date().getFullYear());
  const hand = (input, day = "") => {
    typed = null;
    if (day) input.value = day;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const handOver = (input) => typed !== null && hand(input, writtenDay(typed, yearOf(input)));
  const keyed = (event) => {
    if (!isOurs(event)) return;
    if (event.altKey || OPENS.has(event.key)) return handOver(event.target);
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === "Tab") typed = typed && `${typed}${event.shiftKey ? "?" : " "}`;
    else if (event.key.length === 1) typed = (typed ?? "") + event.key;
    else if (MOVES.has(event.key)) typed = typed ? `${typed}?` : ""; // no longer one text from its beginning
  };
  const changed = (event) => isOurs(event) && typed !== null && event.stopImmediatePropagation();
  const pasted = (event) => {
    if (!isOurs(event)) return;
    const day = writtenDay(event.clipboardData?.getData("text") ?? "", yearOf(event.target));
    if (!day) return;
    event.preventDefault();
    hand(event.target, day);
  };
  const pressed = (event) => isOurs(event) && handOver(event.target);
  const left = (event) => {
    if (!isOurs(event)) return;
    handOver(event.target);
    const isBad = event.target.validity.badInput;
    tell(event.target, isBad);
    if (isBad) event.stopImmediatePropagation(); // ipywidgets would take it for no day, and that would be kept
  };
  const tell = (input, isBad) => {
    const field = input.closest(".orglife-field");
    const told = field?.querySelector(".orglife-bad-day");
    if (!isBad) clearInterval(mended.get(input));
    input.setAttribute("aria-invalid", String(isBad || field?.classList.contains("wrong") === true));
    if (!isBad) told?.remove();
    else if (field && !told) {
      mended.set(input, setInterval(() => input.validity.badInput || tell(input, false), GLANCE));
      const words = document.createElement("p");
      words.className = "bad orglife-bad-day";
      words.setAttribute("role", "status");
      words.textContent = model.get("bad_day");
      field.append(words);
    }
  };
  const heard = { keydown: keyed, change: changed, paste: pasted, pointerdown: pressed, focusout: left };
  for (const [kind, hears] of Object.entries(heard)) document.addEventListener(kind, hears, true);
  return () => {
    for (const timer of mended.values()) clearInterval(timer);
    for (const [kind, hears] of Object.entries(heard)) document.removeEventListener(kind, hears, true);
  };
}

export default { render };
