// The list of pairs and the panel of the chosen one.
(() => {
  const { $, $$, el, island, params, setParams, onChange, toast, copy, save, keys } = KG;
  const data = island("data-pairs");
  const list = $("#pairs");
  if (!data || !list) return;
  let rows = data.rows;
  const panel = $("#panel"), PAGE = 100;
  const verdicts = new Map();
  const STATES = { confirmed: "✓ Confirmed", rejected: "– Rejected", unsure: "? Unsure", "": "Not reviewed" };
  let visible = [], limit = PAGE, current = null;

  const state = (row) => verdicts.has(row.id) ? verdicts.get(row.id).verdict : row.state;
  const matches = (row, f) => {
    const has = (name, values) => !f.get(name) || values.includes(f.get(name));
    if (!has("speaker", row.speakers.map((i) => data.speakers[i]))) return false;
    if (!has("source", row.sources.map((i) => data.sources[i]))) return false;
    if (!has("kind", [row.kind, row.label]) || !has("review", [state(row) || "open"])) return false;
    if (f.get("conf") && row.score < +f.get("conf")) return false;
    if (f.get("same") && !row.same) return false;
    const days = row.dates.filter(Boolean);
    if (f.get("from") && !days.some((day) => day >= f.get("from"))) return false;
    if (f.get("to") && !days.some((day) => day <= f.get("to"))) return false;
    const q = (f.get("q") || "").toLowerCase();
    return !q || q.split(/\s+/).every((word) => row.text.includes(word));
  };
  const last = (row) => row.dates.filter(Boolean).sort().at(-1) || "";
  const ORDER = {
    new: (a, b) => last(b).localeCompare(last(a)), old: (a, b) => (last(a) || "9").localeCompare(last(b) || "9"),
    topic: (a, b) => a.title.localeCompare(b.title),
  };
  // Drawn, because fonts disagree about these characters.
  const SIGNS = { contradiction: "M2 5.5h10M2 9.5h10M10 1.5L4 13.5", shift: "M1.5 7.5h11M9 4l3.5 3.5L9 11", qualification: "M2 8.5c2-3 3-3 5 0s3 3 5 0" };
  const sign = (kind) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    for (const [name, value] of Object.entries({ viewBox: "0 0 14 15", width: 14, height: 15, role: "img", "aria-label": "against" })) svg.setAttribute(name, value);
    path.setAttribute("d", SIGNS[kind]);
    svg.append(path);
    return svg;
  };
  const item = (row) => {
    const meter = el("span", { class: "meter", "aria-hidden": "true" });
    for (let i = 0; i < 5; i++) meter.append(el("i", i === 0 || row.score > 0.55 + i * 0.08 ? { class: "f" } : {}));
    const next = params(); next.set("link", row.id);
    const anchor = el("a", { href: "#" + next, class: row.kind, "data-id": row.id, "aria-current": row.id === current ? "true" : null },
      el("span", { class: "t", dir: "auto" }, row.title), el("span", { class: "k" }, row.label),
      el("span", { class: "w", dir: "auto" }, el("span", {}, row.a), el("span", {}, sign(row.kind), row.b)),
      el("span", { class: "m" }, row.who, el("br"), row.gap),
      el("span", { class: "st" }, meter, " ", el("span", { class: "num" }, row.shown), el("br"), STATES[state(row) || ""]));
    return el("li", {}, anchor);
  };
  const draw = () => {
    const filters = params();
    visible = rows.filter((row) => matches(row, filters));
    const order = ORDER[filters.get("sort")];
    if (order) visible = [...visible].sort(order);
    const nodes = visible.slice(0, limit).map(item);
    if (visible.length > limit) {
      const more = el("button", { class: "linkish", type: "button" }, `Show ${Math.min(PAGE, visible.length - limit)} more`);
      more.addEventListener("click", () => { limit += PAGE; draw(); });
      nodes.push(el("li", { class: "more" }, more));
    }
    if (!visible.length) nodes.push(el("li", { class: "none" }, "No pair matches."));
    const q = filters.get("q");
    if (q) {
      const [file, hash = ""] = $("#search").dataset.claims.split("#"), next = new URLSearchParams(hash);
      next.set("q", q);
      nodes.push(el("li", { class: "onward" }, el("a", { href: file + "#" + next }, `Search all claims for “${q}”`)));
    }
    list.replaceChildren(...nodes);
    KG.fadeGraph?.(visible.length === rows.length ? null : new Set(visible.flatMap((row) => row.ends)));
    $("#count").textContent = visible.length === rows.length ? `${data.total.toLocaleString("en")} ${data.total === 1 ? "pair" : "pairs"}` : `${visible.length.toLocaleString("en")} of ${data.total.toLocaleString("en")} pairs`;
  };
  // Bring the chosen entry into the list, without moving the page under the reader.
  const reveal = (id) => {
    const at = visible.findIndex((row) => row.id === id);
    if (at >= limit) { limit = Math.ceil((at + 1) / PAGE) * PAGE; draw(); }
    const entry = $("a[aria-current]", list), box = list.getBoundingClientRect(), spot = entry?.getBoundingClientRect();
    const end = box.top < innerHeight ? Math.min(box.bottom, innerHeight) : box.bottom;
    if (spot && (spot.top < box.top || spot.bottom > end)) list.scrollTop += spot.top - box.top - (end - box.top - spot.height) / 2;
  };
  const choose = async (id) => {
    current = id;
    $$("a[data-id]", list).forEach((each) => each.dataset.id === id ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current"));
    reveal(id);
    let article = id ? document.getElementById("pair-" + id) : null;
    if (id && !article) article = await fetchPair(id);
    if (current !== id) return;
    $$("article.pair", panel).forEach((each) => { each.hidden = each !== article; });
    $("#nopair").hidden = Boolean(article);
    if (!article) return;
    const at = visible.findIndex((row) => row.id === id);
    $(".pos", article).textContent = at < 0 ? "Not in the filtered list" : `Pair ${at + 1} of ${visible.length}`;
    const row = rows.find((each) => each.id === id);
    paintVerdict(article, row);
    KG.selectInGraph?.(row ? [article.dataset.a, article.dataset.b] : [], id);
  };
  const waiting = new Map();
  window.kgPairs = (number, pieces) => {
    const box = document.createElement("template");
    box.innerHTML = pieces.join("");
    panel.append(box.content);
    waiting.get(number)?.();
  };
  window.kgRows = (more) => { rows = rows.concat(more); recall(); seen = null; KG.refresh(); };
  if (data.more) addEventListener("load", () => document.head.append(el("script", { src: data.folder + "list.js" })));
  const fetchPair = (id) => new Promise((done) => {
    const row = rows.find((each) => each.id === id);
    if (!row || row.chunk === undefined) return done(null);
    waiting.set(row.chunk, () => done(document.getElementById("pair-" + id)));
    const script = el("script", { src: `${data.folder}pairs-${row.chunk}.js` });
    script.addEventListener("error", () => done(null));
    document.head.append(script);
  });
  const paintVerdict = (article, row) => {
    const mine = verdicts.get(row.id);
    $$("[data-act=confirmed], [data-act=rejected]", article).forEach((button) => button.setAttribute("aria-pressed", String(state(row) === button.dataset.act)));
    const said = $(".state", article);
    said.dataset.was ??= said.textContent;
    said.textContent = mine ? STATES[mine.verdict] + (token ? "" : mine.saved ? " (in the saved file)" : " (not saved yet)") : said.dataset.was;
    $(".why", article).hidden = !mine || mine.verdict !== "rejected";
    const box = $(".export", article);
    box.hidden = Boolean(token) || !verdicts.size;
    box.textContent = `Save ${verdicts.size} ${verdicts.size === 1 ? "verdict" : "verdicts"}`;
  };
  const token = $("meta[name=kg-token]")?.content;
  const send = async (review) => {
    const answer = await fetch("/api/reviews", { method: "POST", headers: { "Content-Type": "application/json", "X-Kg-Token": token }, body: JSON.stringify(review) }).catch(() => null);
    if (!answer?.ok) toast("The server did not take the verdict");
  };
  const judge = (verdict, reason = "") => {
    const row = rows.find((each) => each.id === current);
    if (!row) return;
    const article = document.getElementById("pair-" + current);
    if (verdicts.get(row.id)?.verdict === verdict && !reason) verdicts.delete(row.id);
    else verdicts.set(row.id, { target: row.id, verdict, reason, note: "", members: [article.dataset.a, article.dataset.b], created: new Date().toISOString() });
    const review = verdicts.get(row.id);
    if (token && review) send(review);
    keep(); draw(); choose(current);
    if (!review) toast("Verdict withdrawn");
    else toast(verdict === "confirmed" ? "Confirmed" : "Rejected");
  };
  const saveVerdicts = () => {
    save("verdicts.jsonl", "application/x-ndjson", [...verdicts.values()].map(({ saved, ...each }) => JSON.stringify(each) + "\n").join(""));
    verdicts.forEach((each) => { each.saved = true; });
    keep(); choose(current);
  };
  const step = (by) => {
    const at = visible.findIndex((row) => row.id === current);
    const next = visible[Math.max(0, Math.min(visible.length - 1, at + by))];
    if (next) setParams({ link: next.id });
  };
  const asText = (article) => {
    const sides = $$(".side", article).map((side) => [
      `${$(".who b", side).textContent}${$(".who small", side) ? ", " + $(".who small", side).textContent : ""} (${$(".when b", side).textContent}):`,
      "  " + $("blockquote", side).textContent.trim().replace(/\s+/g, " "), `  ${side.dataset.form}: ${side.dataset.cite}`,
    ].join("\n"));
    return [$(".q", article).textContent, $(".verdict p", article).textContent.trim(), "", ...sides, "", $(".caution span", article)?.textContent || "", $(".provenance", article).textContent, location.href].join("\n");
  };
  panel.addEventListener("click", (event) => {
    const by = event.target.closest("[data-step]")?.dataset.step;
    if (by) {
      step(+by);
      $("article.pair:not([hidden]) [data-step='" + by + "']", panel)?.focus({ preventScroll: true });
      return;
    }
    const button = event.target.closest("[data-act]");
    if (!button) return;
    const article = button.closest("article"), act = button.dataset.act;
    if (act === "link") { setParams({ link: current }); copy(location.href, "Link copied"); }
    else if (act === "text") { setParams({ link: current }); copy(asText(article), "Copied as text"); }
    else if (act === "graph") showGraph();
    else if (act === "export") saveVerdicts();
    else judge(act);
  });
  panel.addEventListener("change", (event) => { if (event.target.matches(".why select")) judge("rejected", event.target.value); });
  // Reading a passage leaves this page: verdicts wait in the browser until they are saved or the graph has them.
  const STORE = "kg-verdicts " + location.pathname;
  let kept = true;
  const keep = () => {
    if (token) return;
    try { if (verdicts.size) localStorage.setItem(STORE, JSON.stringify([...verdicts.values()])); else localStorage.removeItem(STORE); kept = true; } catch { kept = false; }
    tellChecked();
  };
  const checked = $("#checked"), before = checked?.textContent;
  const tellChecked = () => {
    if (!checked) return;
    const mine = verdicts.size, words = mine === 1 ? "1 verdict" : `${mine} verdicts`;
    checked.textContent = mine ? `A program found these pairs; you have given ${words}${token ? "" : [...verdicts.values()].every((each) => each.saved) ? ", saved to a file" : ", not saved yet"}.` : before;
  };
  const recall = () => {
    if (token) return;
    try {
      for (const each of JSON.parse(localStorage.getItem(STORE) || "[]")) {
        const row = rows.find((one) => one.id === each.target);
        if (row && row.state !== each.verdict) verdicts.set(each.target, each);
      }
    } catch { kept = false; }
    tellChecked();
  };
  recall();
  addEventListener("beforeunload", (event) => { if (!kept && verdicts.size && !token) event.preventDefault(); });
  $("#pairs-csv").addEventListener("click", () => save("pairs.csv", "text/csv", KG.csv([
    ["id", "kind", "label", "topic", "first", "second", "speakers", "sources", "date 1", "date 2", "confidence", "verdict"],
    ...visible.map((row) => [row.id, row.kind, row.label, row.title, row.a, row.b, row.who, row.sources.map((i) => data.sources[i]).join("; "), ...row.dates, row.shown, state(row)]),
  ])));
  const showGraph = () => { const net = $("#net"); if (net) { net.scrollIntoView({ block: "center" }); net.focus({ preventScroll: true }); } };
  list.addEventListener("click", (event) => {
    const anchor = event.target.closest("a[data-id]");
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setParams({ link: anchor.dataset.id });
    if (matchMedia("(max-width: 1080px)").matches) panel.scrollIntoView({ block: "start" });
  });
  const onIndex = (action) => () => { if (!KG.single || KG.page().dataset.page === "index") action(); };
  Object.assign(keys, { j: onIndex(() => step(1)), k: onIndex(() => step(-1)), c: onIndex(() => judge("confirmed")), x: onIndex(() => judge("rejected")), g: onIndex(showGraph) });
  $$("[data-filter]").forEach((control) => control.addEventListener("change", () => setParams({ [control.dataset.filter]: control.type === "checkbox" ? (control.checked ? "1" : "") : control.value })));
  $("#sort").addEventListener("change", (event) => setParams({ sort: event.target.value }));
  const clear = () => setParams({ speaker: "", source: "", kind: "", review: "", conf: "", same: "", from: "", to: "", q: "", open: "" });
  [$("#clear"), $("#clear2")].forEach((button) => button.addEventListener("click", clear));
  let seen = null;
  onChange((state, page) => {
    if (page !== "index") return;
    const filters = new URLSearchParams(state); filters.delete("link");
    const narrowed = seen !== null && filters.toString() !== seen;
    if (filters.toString() !== seen) {
      seen = filters.toString(); limit = PAGE; draw();
      let on = false;
      $$("[data-filter]").forEach((control) => {
        const value = state.get(control.dataset.filter) || "";
        if (control.type === "checkbox") control.checked = Boolean(value); else control.value = value;
        control.closest(".chip").classList.toggle("on", Boolean(value));
        on ||= Boolean(value);
      });
      $("#clear").hidden = !on && !state.get("q");
      $("#sort").value = state.get("sort") || "";
      const said = $("#said");
      if (said) said.textContent = state.get("from") || state.get("to") ? `${state.get("from") || "…"} – ${state.get("to") || "…"}` : data.said;
    }
    const wanted = state.get("link");
    if (narrowed && wanted && !visible.some((row) => row.id === wanted)) return setParams({ link: "" });
    choose(wanted && rows.some((row) => row.id === wanted) ? wanted : visible[0]?.id || null);
  });
  KG.pairOf = (claim) => visible.find((row) => row.ends.includes(claim)) || rows.find((row) => row.ends.includes(claim));
})();
