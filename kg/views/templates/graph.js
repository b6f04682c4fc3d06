// The graph pane: vis-network draws what was placed beforehand.
(() => {
  const { $, island, setParams } = KG;
  const g = island("data-graph"), box = $("#net");
  if (!g || !box || typeof vis === "undefined") return;
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const LINES = { contradiction: "--con-line", shift: "--shift-line", qualification: "--qua-line", agreement: "--agr-line" };
  const LEFT = 190, TOP = 70, height = g.lanes.length * g.lane;
  let chosen = new Set(), link = null;
  const kinds = new Map();
  for (const edge of g.edges) for (const end of [edge.from, edge.to]) {
    const order = ["contradiction", "shift", "qualification", "agreement"];
    if (!kinds.has(end) || order.indexOf(edge.kind) < order.indexOf(kinds.get(end))) kinds.set(end, edge.kind);
  }
  const node = (n) => {
    const on = chosen.has(n.id), line = css(LINES[kinds.get(n.id)] || "--edge"), card = css("--card");
    return { ...n, label: on ? n.name : n.label, title: n.title, color: { background: on ? line : card, border: line, highlight: { background: line, border: line }, hover: { background: card, border: css("--ink") } },
      borderWidth: 2.2, font: { color: css(on ? "--ink" : "--soft"), size: on ? 14.5 : 13, face: css("--sans"), vadjust: -2, strokeWidth: 4, strokeColor: card } };
  };
  const edge = (e) => {
    const hot = e.id === link, color = css(LINES[e.kind]);
    return { ...e, dashes: e.kind === "agreement" ? [6, 5] : e.kind === "qualification" ? [2, 5] : false, color: { color, opacity: hot ? 1 : 0.42, highlight: color, hover: color },
      width: hot ? 4 : e.width, smooth: { enabled: true, type: "curvedCW", roundness: hot ? -0.16 : 0.12 } };
  };
  const nodes = new vis.DataSet(g.nodes.map(node)), edges = new vis.DataSet(g.edges.map(edge));
  box.style.height = Math.min(height + 60, 900) + "px";
  const net = new vis.Network(box, { nodes, edges }, { physics: false, autoResize: true, nodes: { chosen: false }, edges: { chosen: false },
    interaction: { hover: true, tooltipDelay: 120, dragNodes: false, zoomView: false, keyboard: { enabled: true, bindToWindow: false } } });
  net.on("beforeDrawing", (ctx) => {
    ctx.save(); ctx.textBaseline = "middle"; ctx.textAlign = "left"; ctx.lineWidth = 1; ctx.strokeStyle = css("--line");
    ctx.font = `13px ${css("--sans")}`; ctx.fillStyle = css("--faint"); ctx.setLineDash([2, 5]);
    for (const [x, label] of g.ticks) { ctx.beginPath(); ctx.moveTo(x, -52); ctx.lineTo(x, height - g.lane + 44); ctx.stroke(); ctx.fillText(label, x + 7, -50); }
    ctx.setLineDash([]); ctx.font = `600 14px ${css("--sans")}`;
    g.lanes.forEach((name, i) => {
      ctx.beginPath(); ctx.moveTo(-LEFT, i * g.lane); ctx.lineTo(g.width, i * g.lane); ctx.stroke();
      ctx.fillStyle = css("--ink"); ctx.fillText(name.length > 24 ? name.slice(0, 23) + "…" : name, -LEFT, i * g.lane - 16);
    });
    ctx.restore();
  });
  const fit = () => {
    const width = box.clientWidth, all = g.width + LEFT + 30, scale = Math.max(0.85, Math.min(width / all, 1.15)), fits = width / all >= 0.85;
    const h = (height + 60) * scale;
    box.style.height = Math.min(Math.max(h, 200), 900) + "px";
    net.setSize("100%", box.style.height);
    // On a narrow screen the text stays readable and the reader drags sideways.
    net.moveTo({ position: { x: fits ? (g.width - LEFT) / 2 : width / scale / 2 - LEFT - 8, y: box.clientHeight / scale / 2 - TOP }, scale });
    net.redraw();
  };
  fit();
  addEventListener("resize", fit);
  const repaint = () => { nodes.update(g.nodes.map(node)); edges.update(g.edges.map(edge)); };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  net.on("click", (event) => {
    const claim = event.nodes[0];
    const id = claim ? KG.pairOf?.(claim)?.id : g.edges.find((each) => each.id === event.edges[0] && each.kind !== "agreement")?.id;
    if (id) setParams({ link: id });
    else if (claim) { chosen = new Set([claim]); link = null; repaint(); }
  });
  KG.selectInGraph = (ends, id) => { chosen = new Set(ends); link = id; repaint(); };
  $("#png")?.addEventListener("click", () => {
    const canvas = $("canvas", box), copy = document.createElement("canvas");
    copy.width = canvas.width; copy.height = canvas.height;
    const ctx = copy.getContext("2d");
    ctx.fillStyle = css("--card"); ctx.fillRect(0, 0, copy.width, copy.height); ctx.drawImage(canvas, 0, 0);
    copy.toBlob((blob) => KG.save("claims.png", "image/png", blob));
  });
  KG.network = net;
})();
