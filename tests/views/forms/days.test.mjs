// How a typed or pasted day is understood, under Node's runner: node --test tests/views/forms
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const source = await readFile(new URL("../../../orglife_kit/views/forms/days.js", import.meta.url), "utf8");
const { writtenDay } = await import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`);

test("a day as people write it is that day", () => {
  const written = ["20240108", "2024.1.8", "2024-01-08", "2024/1/8", "2024年1月8日", "２０２４．１．８", "2024 1 8 ", "1月8日"];
  for (const text of written) assert.equal(writtenDay(text, "2024"), "2024-01-08", text);
});

test("what is no day, or not the year first, is left to the browser", () => {
  const other = ["", "2024.2.30", "20241301", "01/08/2024", "02022024", "2024.1", "24.1.8", "2024.1.8?", "2月30日"];
  for (const text of other) assert.equal(writtenDay(text, "2024"), "", text);
});
