// The graph pane: vis-network draws what was placed beforehand.
(() => {
  const { $, island, setParams } = KG;
  const g = island("data-graph"), box = $("#net");
  if (!g || !box || typeof vis === "undefined") return;
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const LINES = { contradiction: "--con-line", shift: "--shift-line", qualification: "--qua-line", agreement: "--agr-line" };
  const LEFT = 190, TOP = 70, height = g.lanes.at(-1)[1] + 76;
  let chosen = new Set(), link = null, force = false;
  const kinds = new Map(), spots = new Map(g.nodes.map((n) => [n.id, n]));
  for (const edge of g.edges) for (const end of [edge.from, edge.to]) {
    const order = ["contradiction", "shift", "qualification", "agreement"];
    if (!kinds.has(end) || order.indexOf(edge.kind) < order.indexOf(kinds.get(end))) kinds.set(end, edge.kind);
  }
  const node = (n) => {
    const on = chosen.has(n.id), line = css(LINES[kinds.get(n.id)] || "--edge"), card = css("--card");
    // The labels of chosen dots win over those of their neighbours.
    const crowded = !on && [...chosen].some((id) => { const c = spots.get(id); return c && Math.abs(c.x - n.x) < 130 && Math.abs(c.y - n.y) < 30; });
    const label = on ? (force ? `${n.who}: ${n.name}` : n.name) : force ? n.flabel || " " : crowded ? " " : n.label;
    const near = (up) => g.nodes.some((m) => Math.abs(m.x - n.x) < 60 && up * (m.y - n.y) > 4 && up * (m.y - n.y) < 40);
    const lift = on && !force && near(1) && !near(-1) ? -2 * n.size - 36 : -2;
    return { ...n, x: force ? n.fx : n.x, y: force ? n.fy : n.y, label, color: { background: on ? line : card, border: line, highlight: { background: line, border: line }, hover: { background: card, border: css("--ink") } },
      borderWidth: 2.2, font: { color: css(on ? "--ink" : "--soft"), size: on ? 14.5 : 13, face: css("--sans"), vadjust: lift, strokeWidth: 4, strokeColor: card } };
  };
  const edge = (e) => {
    const hot = e.id === link, color = css(LINES[e.kind]);
    return { ...e, hidden: Boolean(e.weak) && !chosen.has(e.from) && !chosen.has(e.to), dashes: e.kind === "agreement" ? [6, 5] : e.kind === "qualification" ? [2, 5] : false, color: { color, opacity: hot ? 1 : 0.42, highlight: color, hover: color },
      width: hot ? 4 : e.width, smooth: { enabled: true, type: "curvedCW", roundness: hot ? -0.16 : 0.12 } };
  };
  const nodes = new vis.DataSet(g.nodes.map(node)), edges = new vis.DataSet(g.edges.map(edge));
  box.style.height = Math.min(height + 84, 1700) + "px";
  const net = new vis.Network(box, { nodes, edges }, { physics: false, autoResize: true, nodes: { chosen: false }, edges: { chosen: false },
    interaction: { hover: true, tooltipDelay: 120, dragNodes: false, zoomView: false, keyboard: { enabled: true, bindToWindow: false } } });
  net.on("beforeDrawing", (ctx) => {
    if (force) return;
    ctx.save(); ctx.textBaseline = "middle"; ctx.textAlign = "left"; ctx.lineWidth = 1; ctx.strokeStyle = css("--line");
    for (const [, y] of g.lanes) { ctx.beginPath(); ctx.moveTo(-LEFT, y); ctx.lineTo(g.width + 40, y); ctx.stroke(); }
    ctx.setLineDash([2, 5]);
    for (const [x] of g.ticks) { ctx.beginPath(); ctx.moveTo(x, -52); ctx.lineTo(x, height - 30); ctx.stroke(); }
    ctx.restore();
  });
  // Names of lanes stay in sight when the picture is dragged sideways.
  net.on("afterDrawing", (ctx) => {
    if (force) return;
    const left = Math.max(-LEFT, net.DOMtoCanvas({ x: 10, y: 0 }).x);
    ctx.save(); ctx.textBaseline = "middle"; ctx.font = `600 14px ${css("--sans")}`; ctx.lineJoin = "round";
    ctx.strokeStyle = css("--card"); ctx.fillStyle = css("--ink"); ctx.lineWidth = 5;
    const write = (words, x, y) => { ctx.strokeText(words, x, y); ctx.fillText(words, x, y); };
    for (const [name, y] of g.lanes) write(name.length > 24 ? name.slice(0, 23) + "…" : name, left, y - 16);
    ctx.font = `13px ${css("--sans")}`; ctx.fillStyle = css("--faint");
    for (const [x, label] of g.ticks) write(label, x + 6, -52);
    ctx.restore();
  });
  const fit = () => {
    if (force) {
      const [xs, ys] = [g.nodes.map((n) => n.fx), g.nodes.map((n) => n.fy)], [left, top] = [Math.min(...xs) - 90, Math.min(...ys) - 40];
      const [across, down] = [Math.max(...xs) - left + 90, Math.max(...ys) - top + 60];
      const scale = Math.max(0.7, Math.min(box.clientWidth / across, 1.15));
      box.style.height = Math.min(Math.max(down * scale, 200), 1700) + "px";
      net.setSize("100%", box.style.height);
      net.moveTo({ position: { x: left + box.clientWidth / scale / 2, y: top + box.clientHeight / scale / 2 }, scale });
      net.redraw();
      return;
    }
    const width = box.clientWidth, all = g.width + LEFT + 120, full = width / all, least = width > 900 ? 0.7 : 0.85, scale = Math.max(least, Math.min(full, 1.15));
    box.style.height = Math.min(Math.max((height + 84) * scale, 200), 1700) + "px";
    net.setSize("100%", box.style.height);
    // On a narrow screen the text stays readable and the reader drags sideways.
    const left = width / scale / 2 - LEFT - 8, right = g.width + 90 - width / scale / 2;
    const ends = g.nodes.filter((n) => chosen.has(n.id)).map((n) => n.x);
    const middle = ends.length ? ends.reduce((a, b) => a + b) / ends.length : 0;
    const x = full >= least ? (g.width + 90 - LEFT) / 2 : Math.max(left, Math.min(right, middle));
    net.moveTo({ position: { x, y: box.clientHeight / scale / 2 - TOP }, scale });
    net.redraw();
  };
  fit();
  addEventListener("resize", fit);
  const repaint = () => { nodes.update(g.nodes.map(node)); edges.update(g.edges.map(edge)); };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  net.on("click", (event) => {
    const claim = event.nodes[0];
    if (claim && g.grouped) {
      const [speaker, topic] = g.nodes.find((n) => n.id === claim).open;
      chosen = new Set([claim]); repaint();
      setParams({ speaker, q: topic, link: "" });
      return;
    }
    const id = claim ? KG.pairOf?.(claim)?.id : g.edges.find((each) => each.id === event.edges[0] && each.kind !== "agreement")?.id;
    if (id) setParams({ link: id });
    else if (claim) { chosen = new Set([claim]); link = null; repaint(); }
  });
  let first = true;
  KG.selectInGraph = (ends, id) => {
    if (g.grouped) return;
    chosen = new Set(ends); link = id; repaint();
    if (first) fit();
    first = false;
  };
  KG.fitGraph = fit;
  $("#force")?.addEventListener("click", (event) => {
    force = !force;
    event.target.setAttribute("aria-pressed", String(force));
    repaint(); fit();
  });
  $("#png")?.addEventListener("click", () => {
    const canvas = $("canvas", box), copy = document.createElement("canvas");
    copy.width = canvas.width; copy.height = canvas.height;
    const ctx = copy.getContext("2d");
    ctx.fillStyle = css("--card"); ctx.fillRect(0, 0, copy.width, copy.height); ctx.drawImage(canvas, 0, 0);
    copy.toBlob((blob) => KG.save("claims.png", "image/png", blob));
  });
  KG.network = net;
})();
