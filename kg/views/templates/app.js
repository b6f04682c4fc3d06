"use strict";
// Shared by all pages: state in the address, pages of a one-file export, search, keys, small tools.
const KG = (() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const island = (id) => { const node = document.getElementById(id); return node ? JSON.parse(node.textContent) : null; };
  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  };
  const single = $$("main.page").length > 1;
  // Inside a sandboxed frame the address cannot be changed; the state then lives here.
  let memory = location.hash ? null : $("meta[name=kg-start]")?.content ?? null;
  const params = () => new URLSearchParams(memory ?? location.hash.slice(1));
  const listeners = [];
  const setParams = (changes, push = false) => {
    const next = params();
    for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name);
    if (next.toString() === params().toString()) return;
    try { history[push ? "pushState" : "replaceState"](null, "", "#" + next); memory = null; } catch { memory = next.toString(); }
    changed();
  };
  const page = () => {
    const wanted = params().get("page");
    return $$("main.page").find((each) => each.dataset.page === wanted) || $("main.page");
  };
  // In a notebook the page lies in a frame without an address: a link there would lead to the notebook's own.
  const framed = location.protocol === "about:";
  const go = (state) => { memory = state; changed(); };
  let shown = null;
  const changed = () => {
    const now = page();
    if (single && now !== shown) {
      $$("main.page").forEach((each) => { each.hidden = each !== now; });
      $$("nav.tabs a").forEach((tab) => tab.dataset.tab === now.dataset.tab ? tab.setAttribute("aria-current", "page") : tab.removeAttribute("aria-current"));
      document.title = now.dataset.title;
      if (shown) scrollTo(0, 0);
      if (now.dataset.page === "index") KG.fitGraph?.();
    }
    if (now !== shown) {
      const what = $("#pairs", now) ? "Search pairs" : "Search claims";
      search.placeholder = what; search.setAttribute("aria-label", what);
      const tabs = $("nav.tabs"), tab = $("a[aria-current]", tabs);
      if (tab) tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
    }
    shown = now;
    listeners.forEach((listener) => listener(params(), now.dataset.page));
    const claim = params().get("claim"), cluster = params().get("cluster");
    $$(".here").forEach((each) => each.classList.remove("here"));
    const target = claim ? $$("[data-claim], [data-claims]", now).find((each) => each.dataset.claim === claim || each.dataset.claims?.split(" ").includes(claim)) : cluster ? $$("[data-key]", now).find((each) => each.dataset.key === cluster) : null;
    if (target) { target.classList.add("here"); target.scrollIntoView({ block: "center" }); }
  };
  const onChange = (listener) => listeners.push(listener);
  const toast = (words) => {
    const box = $(".toast");
    box.textContent = words; box.hidden = false;
    clearTimeout(toast.timer);
    toast.timer = setTimeout(() => { box.hidden = true; }, 2600);
  };
  const copy = async (text, words) => {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = el("textarea", { class: "sr", "aria-hidden": "true" });
      area.value = text; document.body.append(area); area.select();
      document.execCommand("copy"); area.remove();
    }
    toast(words);
  };
  const save = (name, type, content) => {
    const link = el("a", { download: name, href: URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type })) });
    document.body.append(link); link.click(); link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 4000);
  };
  // A leading = + @ would be run as a formula by a spreadsheet.
  const cell = (value) => { const text = String(value ?? "").replace(/^[=+@\t]/, "'$&"); return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text; };
  const csv = (rows) => "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  const keys = {};
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    const typing = /^(input|select|textarea)$/i.test(document.activeElement.tagName) && document.activeElement.type !== "checkbox";
    if (typing) { if (event.key === "Escape") document.activeElement.blur(); return; }
    const action = keys[event.key.toLowerCase()];
    if (action) { event.preventDefault(); action(); }
  });
  keys["/"] = () => $("#search").focus();
  keys["?"] = () => $("#help").showModal();
  document.addEventListener("click", (event) => {
    const link = framed && !event.defaultPrevented && event.target.closest("a[href^='#']");
    if (link) {
      event.preventDefault();
      const state = link.getAttribute("href").slice(1);
      if (state.includes("=")) go(state); else $("main:not([hidden])").scrollIntoView();
    }
    const table = event.target.closest("[data-csv]");
    if (table) {
      const name = table.dataset.csv || "positions", chosen = table.dataset.csv ? document.getElementById(name) : $("table", table.closest(".twin"));
      const rows = $$("tr", chosen).map((row) => [...row.cells].map((each) => each.textContent.trim().replace(/\s+/g, " ")));
      save(name + ".csv", "text/csv", csv(rows));
    }
    const file = event.target.closest("[data-file]")?.dataset.file;
    if (file) save(file, "image/svg+xml", island("data-files")[file]);
    if (event.target.closest("[data-csv-agreements]")) {
      const text = (node, selector) => ($(selector, node)?.textContent || "").trim().replace(/\s+/g, " ");
      save("agreements.csv", "text/csv", csv([["statement", "ground", "role", "speaker", "date", "source", "words"], ...$$(".agreement").flatMap((each) =>
        $$("li[data-row]", each).map((row) => [text(each, "h2"), text(each, ".badge"), row.dataset.row, text(row, "b"), row.dataset.date, text(row, ".from"), text(row, "q")]))]));
    }
    const picture = event.target.closest("[data-svg]");
    if (picture) save("positions.svg", "image/svg+xml", new XMLSerializer().serializeToString($("svg", picture.closest("figure"))));
    const details = $("details.when-filter[open]");
    if (details && !details.contains(event.target)) details.open = false;
  });
  const search = $("#search");
  search.addEventListener("input", () => { if ($("#pairs, #claims-table", page())) setParams({ q: search.value.trim() }); });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !search.value.trim() || $("#claims-table", page())) return;
    const [file, hash = ""] = search.dataset.claims.split("#");
    const next = new URLSearchParams(hash);
    next.set("q", search.value.trim());
    if (framed) go(next.toString()); else location.href = file + "#" + next;
  });
  addEventListener("hashchange", () => { memory = null; changed(); });
  addEventListener("popstate", changed);
  onChange((state) => { if (document.activeElement !== search) search.value = state.get("q") || ""; });
  // On a narrow screen a table reads better than a line with small letters.
  if (matchMedia("(max-width: 680px)").matches) $$("details.twin").forEach((each) => { each.open = true; });
  const start = () => changed();
  return { $, $$, el, island, params, setParams, onChange, toast, copy, save, csv, keys, start, single, page, refresh: () => changed() };
})();
