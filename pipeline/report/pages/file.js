"use strict";
// The page works without this: boxes and list lead to each other. It shows what is pointed at, steps, and filters.
(() => {
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const boxes = new Map();
  for (const box of all("a.box")) for (const number of box.dataset.items.split(" ")) boxes.set(number, [...(boxes.get(number) || []), box]);
  const number = (item) => item.id.replace("item-", "");
  const list = all("#read li");

  // -- what is looked at: lit in the list and on the paper
  let lit = -1;
  const light = (item, from) => {
    all(".here").forEach((one) => one.classList.remove("here"));
    if (!item) return;
    lit = list.indexOf(item);
    item.classList.add("here");
    const framed = boxes.get(number(item)) || [];
    framed.forEach((box) => box.classList.add("here"));
    if (from !== "list") item.scrollIntoView({ block: "nearest" });
    if (from !== "paper" && framed.length) framed[0].scrollIntoView({ block: "center" });
  };
  for (const item of list)
    item.addEventListener("click", (event) => {
      if (!getSelection().isCollapsed) return;
      event.preventDefault();
      light(item, "list");
    });
  for (const box of all("a.box"))
    box.addEventListener("click", (event) => {
      event.preventDefault();
      light(document.getElementById(`item-${box.dataset.items.split(" ")[0]}`), "paper");
    });

  // -- what stands in a box, beside the pointer or the focus
  const card = document.getElementById("card");
  const show = (box) => {
    card.replaceChildren(
      ...box.dataset.items.split(" ").slice(0, 8).map((one) => {
        const copy = document.getElementById(`item-${one}`).cloneNode(true);
        copy.removeAttribute("id");
        copy.classList.remove("here");
        return copy;
      }),
    );
    card.hidden = false;
    const at = box.getBoundingClientRect();
    const below = at.bottom + card.offsetHeight + 8 < innerHeight;
    card.style.left = `${Math.max(4, Math.min(at.left, innerWidth - card.offsetWidth - 8))}px`;
    card.style.top = `${below ? at.bottom + 6 : Math.max(4, at.top - card.offsetHeight - 6)}px`;
  };
  const hide = () => (card.hidden = true);
  for (const box of all("a.box")) {
    for (const kind of ["mouseenter", "focus"]) box.addEventListener(kind, () => show(box));
    for (const kind of ["mouseleave", "blur"]) box.addEventListener(kind, hide);
  }
  addEventListener("scroll", hide, true);

  // -- from one to the next by keyboard
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    const step = { n: 1, p: -1 }[event.key.toLowerCase()];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=search]")) return;
    const shown = list.filter((one) => !one.hidden);
    if (!shown.length) return;
    const at = shown.indexOf(list[lit]);
    const next = shown[at < 0 ? (step > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + step, 0), shown.length - 1)];
    next.focus();
    light(next);
  });

  // -- some of many
  const form = document.querySelector(".choose");
  const filter = () => {
    const words = document.getElementById("find").value.trim();
    let shown = 0;
    for (const item of list) {
      item.hidden = !form.elements[item.dataset.state].checked || !item.textContent.includes(words);
      shown += item.hidden ? 0 : 1;
      for (const box of boxes.get(number(item)) || [])
        box.style.display = box.dataset.items.split(" ").every((one) => document.getElementById(`item-${one}`).hidden) ? "none" : "";
    }
    document.getElementById("found").textContent = shown < list.length ? `${shown}处` : "";
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
})();
