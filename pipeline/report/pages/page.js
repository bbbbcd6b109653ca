"use strict";
// The pages work without this; it filters, opens, enlarges and steps. No network, nothing is stored.
(() => {
  const all = (what, from = document) => [...from.querySelectorAll(what)];

  // -- the work list: filters, kept in the address so that "back" finds them again
  const form = document.getElementById("filters");
  if (form) {
    const rows = all("table.work tbody tr");
    const fits = (row, asked) =>
      (!asked.district || row.dataset.district === asked.district) &&
      (!asked.level || row.dataset.level === asked.level) &&
      (!asked.kind || row.dataset.kinds.split(" ").includes(asked.kind)) &&
      (!asked.verdict ||
        (asked.verdict === "met"
          ? !row.dataset.verdicts.split(" ").includes("fail")
          : row.dataset.verdicts.split(" ").includes(asked.verdict))) &&
      (!asked.text || row.textContent.includes(asked.text.trim()));
    const filter = () => {
      const asked = Object.fromEntries(new FormData(form));
      let shown = 0;
      for (const row of rows) {
        row.hidden = !fits(row, asked);
        shown += row.hidden ? 0 : 1;
      }
      document.getElementById("none").hidden = shown > 0;
      const some = shown < rows.length;
      document.getElementById("count").textContent = some ? `显示 ${shown} 份，共 ${rows.length} 份` : `共 ${rows.length} 份`;
      const kept = new URLSearchParams(Object.entries(asked).filter(([, value]) => value)).toString();
      history.replaceState(null, "", kept ? `#${kept}` : location.pathname.split("/").pop() || " ");
    };
    const take = () => {
      if (!location.hash.includes("=")) return;
      form.reset();
      for (const [name, value] of new URLSearchParams(location.hash.slice(1)))
        if (form.elements[name]) form.elements[name].value = value;
      filter();
    };
    // a counter above the list leads to what it counts
    addEventListener("hashchange", () => {
      take();
      if (location.hash.includes("=")) document.getElementById("list").scrollIntoView();
    });
    for (const row of rows)
      row.addEventListener("click", (event) => {
        // who marks words to copy them, or follows a link, means just that
        if (!event.target.closest("a") && getSelection().isCollapsed) row.querySelector("th a").click();
      });
    form.addEventListener("input", filter);
    document.querySelector("button[type=reset]").addEventListener("click", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    take();
  }

  // -- what is folded: opened where a link leads into it, and all of it for print
  const unfold = (id) => {
    const target = id && document.getElementById(decodeURIComponent(id));
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (target) target.scrollIntoView();
  };
  if (!form) {
    addEventListener("hashchange", () => unfold(location.hash.slice(1)));
    if (location.hash) unfold(location.hash.slice(1));
  }
  addEventListener("beforeprint", () => all("details:not(.figures)").forEach((one) => (one.open = true)));
  const button = document.getElementById("unfold");
  if (button)
    button.addEventListener("click", () => {
      const open = button.textContent === "全部展开";
      all("details").forEach((one) => (one.open = open));
      button.textContent = open ? "全部收起" : "全部展开";
    });

  // -- a statement enlarged
  const large = document.getElementById("large");
  if (large) {
    for (const one of all("button.zoom"))
      one.addEventListener("click", () => {
        large.lastElementChild.replaceChildren(one.firstElementChild.cloneNode(true));
        large.showModal();
      });
    large.addEventListener("click", () => large.close());
  }

  // -- from finding to finding by keyboard
  const findings = all("article.finding");
  let last = -1; // a browser may drop the focus of what it has not yet drawn
  addEventListener("keydown", (event) => {
    const step = { n: 1, p: -1 }[event.key.toLowerCase()];
    if (!step || !findings.length || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) return;
    const focused = findings.indexOf(document.activeElement.closest("article.finding"));
    const at = focused < 0 ? last : focused;
    const next = findings[at < 0 && step < 0 ? findings.length - 1 : Math.min(Math.max(at + step, 0), findings.length - 1)];
    last = findings.indexOf(next);
    // what is not drawn cannot keep the focus
    next.style.contentVisibility = "visible";
    next.focus();
    next.scrollIntoView();
  });

  // -- one figure among many
  const find = document.getElementById("find");
  if (find) {
    const rows = all("details.figures tbody tr");
    find.addEventListener("input", () => {
      const words = find.value.trim();
      let shown = 0;
      for (const row of rows) {
        row.hidden = !row.textContent.includes(words);
        shown += row.hidden ? 0 : 1;
      }
      document.getElementById("found").textContent = words ? `找到 ${shown} 处` : "";
    });
  }
})();
