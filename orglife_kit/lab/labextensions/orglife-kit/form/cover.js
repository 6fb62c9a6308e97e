// What stands before a page until its form is there: one sentence, and a button where something can be done.

export function cover(node, words) {
  const box = document.createElement("div");
  box.className = "orglife-cover";
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  box.append(told);

  const say = (text, label, act) => {
    told.textContent = text;
    box.querySelector("button")?.remove();
    if (label) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
      button.addEventListener("click", act);
      box.append(button);
    }
    if (!box.isConnected) node.append(box);
  };
  say(words);
  return { say, remove: () => box.remove() };
}
