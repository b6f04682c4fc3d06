// The table of all claims: sorted, filtered and drawn a hundred rows at a time.
(() => {
  const { $, $$, el, island, params, setParams, onChange, save, csv } = KG;
  const data = island("data-claims"), table = $("#claims-table");
  if (!data || !table) return;
  const body = $("tbody", table), PAGE = 100, cols = data.columns;
  const at = Object.fromEntries(cols.map((name, i) => [name, i]));
  let rows = data.rows, visible = [], limit = PAGE, seen = null;
  const filterRows = (f) => {
    const words = (f.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
    const kept = rows.filter((row) => (!f.get("speaker") || row[at.speaker] === f.get("speaker")) && (!f.get("source") || row[at.source] === f.get("source"))
      && (!f.get("stance") || row[at.stance] === f.get("stance")) && words.every((word) => row.some((value) => typeof value === "string" && value.toLowerCase().includes(word))));
    const [name, down] = (f.get("sort") || "").split("-");
    if (name in at) kept.sort((a, b) => { const x = a[at[name]], y = b[at[name]]; return (typeof x === "number" ? x - y : String(x).localeCompare(String(y))) * (down ? -1 : 1); });
    return kept;
  };
  const draw = () => {
    body.replaceChildren(...visible.slice(0, limit).map((row) => {
      const link = el("a", { href: data.documents[row[at.document]] + (KG.single ? "&" : "#") + "claim=" + row[at.id] }, row[at.source]);
      const lead = row[at.cue] ? [el("span", { class: "cue" }, row[at.cue]), " "] : [];
      const count = row[at.links], to = row[at.to],
        shown = to ? el("a", { href: (to.startsWith("link") ? data.index : data.agreements) + (KG.single ? "&" : "#") + to }, String(count)) : String(count),
        linked = el("td", { class: "line num" + (count ? "" : " none") }, shown, el("span", { class: "unit" }, count === 1 ? " link" : " links"));
      return el("tr", { "data-claim": row[at.id] }, el("td", { class: "line nowrap date" }, row[at.date] || "–"), el("td", { class: "line name", dir: "auto" }, row[at.speaker]),
        el("td", { class: "whole text", dir: "auto" }, ...lead, row[at.text]), el("td", { class: "line" }, row[at.stance]), el("td", { class: "line" }, row[at.form]), el("td", { class: "line" }, link), linked);
    }));
    $("#claims-more").hidden = visible.length <= limit;
    $("#claims-count").textContent = `${visible.length.toLocaleString("en")} of ${data.total.toLocaleString("en")} claims`;
  };
  onChange((state, page) => {
    if (page !== "claims") return;
    const key = state.toString();
    if (key === seen) return;
    seen = key; limit = PAGE; visible = filterRows(state); draw();
    $$("[data-claims-filter]").forEach((control) => {
      control.value = state.get(control.dataset.claimsFilter) || ""; control.closest(".chip").classList.toggle("on", Boolean(control.value)); });
    const [name, down] = (state.get("sort") || "").split("-");
    $$("[data-sort]", table).forEach((button) => { const th = button.closest("th"); button.dataset.sort === name ? th.setAttribute("aria-sort", down ? "descending" : "ascending") : th.removeAttribute("aria-sort"); });
  });
  $$("[data-claims-filter]").forEach((control) => control.addEventListener("change", () => setParams({ [control.dataset.claimsFilter]: control.value })));
  $$("[data-sort]", table).forEach((button) => button.addEventListener("click", () => { const now = params().get("sort"), name = button.dataset.sort; setParams({ sort: now === name ? name + "-down" : name }); }));
  $("#claims-more").addEventListener("click", () => { limit += PAGE * 5; draw(); });
  $("#claims-csv").addEventListener("click", () => save("claims.csv", "text/csv", csv([cols.slice(0, -1), ...visible.map((row) => row.slice(0, -1))])));
  // Large tables come in several files; each is added when it arrives, in any order.
  window.kgClaims = (number, more) => { rows = rows.concat(more); seen = null; KG.refresh(); };
  addEventListener("load", () => data.files.forEach((src) => document.head.append(el("script", { src }))));
})();
