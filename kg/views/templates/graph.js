// The graph pane: vis-network draws what was placed beforehand. A large graph shows groups; one that is selected opens.
(() => {
  const { $, el, island, setParams, onChange } = KG;
  const top = island("data-graph"), box = $("#net");
  if (!top || !box || typeof vis === "undefined") return;
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const LINES = { contradiction: "--con-line", shift: "--shift-line", qualification: "--qua-line", agreement: "--agr-line" };
  // Colour is never the only sign: each kind has its dashes and, inside the dots, its mark.
  const DASHES = { contradiction: false, shift: [14, 4, 3, 4], qualification: [2, 5], agreement: [6, 5] };
  const ORDER = Object.keys(LINES), MARKS = Object.fromEntries(ORDER.map((kind) => [kind, new Path2D(top.signs[kind])]));
  const LEFT = 190, TOP = 70;
  let g, height, kinds, spots, chosen = new Set(), link = null, force = false, opened = "", only = null;
  // What the filters of the list leave out is drawn faintly.
  const faint = (id) => only !== null && !g.grouped && !only.has(id);

  const drawDot = (n) => ({ ctx, x, y, state }) => {
    const on = chosen.has(n.id), kind = kinds.get(n.id), line = css(LINES[kind] || "--edge"), card = css("--card"), r = n.size;
    const drawNode = () => {
      ctx.save();
      if (faint(n.id)) ctx.globalAlpha = 0.18;
      ctx.beginPath(); ctx.arc(x, y, r, 0, 2 * Math.PI);
      ctx.fillStyle = on ? line : card; ctx.fill();
      ctx.lineWidth = 2.2; ctx.strokeStyle = state.hover ? css("--ink") : line; ctx.stroke();
      const scale = r / 11;
      ctx.translate(x - 9 * scale, y - 9 * scale); ctx.scale(scale, scale);
      ctx.lineWidth = 1.8 / scale; ctx.lineCap = "round"; ctx.strokeStyle = on ? card : line;
      if (kind) ctx.stroke(MARKS[kind]);
      ctx.restore();
    };
    const drawExternalLabel = () => {
      const words = labelOf(n);
      if (!words) return;
      ctx.save(); ctx.textAlign = "center"; ctx.textBaseline = "middle"; ctx.font = `${on ? 14.5 : 13}px ${css("--sans")}`;
      ctx.lineWidth = 4; ctx.lineJoin = "round"; ctx.strokeStyle = card; ctx.fillStyle = css(on ? "--ink" : "--soft");
      const at = on && lifted(n) ? y - r - 12 : y + r + 12;
      ctx.strokeText(words, x, at); ctx.fillText(words, x, at); ctx.restore();
    };
    return { drawNode, drawExternalLabel, nodeDimensions: { width: 2 * r, height: 2 * r } };
  };
  const labelOf = (n) => {
    if (faint(n.id)) return "";
    if (chosen.has(n.id)) return force ? `${n.who}: ${n.name}` : n.name;
    // The labels of chosen dots win over those of their neighbours.
    const crowded = others(n).some(([dx, dy]) => Math.abs(dx) < (force ? 220 : 130) && Math.abs(dy) < 30);
    return crowded ? "" : force ? n.flabel : n.label.trim();
  };
  // Where the other chosen dots lie, seen from this one.
  const others = (n) => [...chosen].filter((id) => id !== n.id).map((id) => spots.get(id)).filter(Boolean)
    .map((c) => force ? [c.fx - n.fx, c.fy - n.fy] : [c.x - n.x, c.y - n.y]);
  const lifted = (n) => {
    if (force) return others(n).some(([dx, dy]) => Math.abs(dx) < 260 && Math.abs(dy) < 44 && (dy > 0 || (dy === 0 && dx > 0)));
    const near = (up) => g.nodes.some((m) => Math.abs(m.x - n.x) < 60 && up * (m.y - n.y) > 4 && up * (m.y - n.y) < 40);
    return near(1) && !near(-1);
  };
  const node = (n) => ({ id: n.id, title: n.title, size: n.size, x: force ? n.fx : n.x, y: force ? n.fy : n.y, shape: "custom", ctxRenderer: drawDot(n) });
  const edge = (e) => {
    const hot = e.id === link, color = css(LINES[e.kind]);
    return { ...e, hidden: Boolean(e.weak) && !chosen.has(e.from) && !chosen.has(e.to), dashes: DASHES[e.kind], color: { color, opacity: faint(e.from) || faint(e.to) ? 0.07 : hot ? 1 : 0.42, highlight: color, hover: color },
      arrows: e.kind === "shift" && !g.grouped ? { to: { enabled: true, scaleFactor: 0.55 } } : "", width: hot ? 4 : e.width, smooth: { enabled: true, type: "curvedCW", roundness: hot ? -0.16 : 0.12 } };
  };
  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  const show = (data) => {
    g = data; height = g.lanes.at(-1)[1] + 76;
    kinds = new Map(); spots = new Map(g.nodes.map((n) => [n.id, n]));
    for (const each of g.edges) for (const end of [each.from, each.to])
      if (!kinds.has(end) || ORDER.indexOf(each.kind) < ORDER.indexOf(kinds.get(end))) kinds.set(end, each.kind);
    edges.clear(); nodes.clear(); nodes.add(g.nodes.map(node)); edges.add(g.edges.map(edge));
  };
  show(top);
  box.style.height = Math.min(height + 48, 1700) + "px";
  const net = new vis.Network(box, { nodes, edges }, { physics: false, autoResize: true, nodes: { chosen: false }, edges: { chosen: false },
    interaction: { hover: true, tooltipDelay: 120, dragNodes: false, zoomView: false } });
  // One stop for the Tab key, on the pane that has a name; arrow keys move the picture.
  $(".vis-network", box).tabIndex = -1;
  const ARROWS = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
  box.addEventListener("keydown", (event) => {
    const by = ARROWS[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { x, y } = net.getViewPosition();
    net.moveTo({ position: { x: x + by[0], y: y + by[1] } });
  });
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
    // Dragged sideways, dots pass below the names.
    if (left > -LEFT) {
      ctx.save(); ctx.globalAlpha = 0.82; ctx.fillStyle = css("--card");
      for (const [name, y] of g.lanes) ctx.fillRect(left - 4, y - 27, ctx.measureText(name.slice(0, 24)).width + 12, 20);
      ctx.restore();
    }
    for (const [name, y] of g.lanes) write(name.length > 24 ? name.slice(0, 23) + "…" : name, left, y - 16);
    ctx.font = `13px ${css("--sans")}`; ctx.fillStyle = css("--faint");
    for (const [x, label] of g.ticks) write(label, x + 6, -52);
    ctx.restore();
  });
  const fit = () => {
    if (force) {
      const [xs, ys] = [g.nodes.map((n) => n.fx), g.nodes.map((n) => n.fy)], [left, above] = [Math.min(...xs) - 130, Math.min(...ys) - 40];
      const [across, down] = [Math.max(...xs) - left + 130, Math.max(...ys) - above + 60];
      const scale = Math.max(0.7, Math.min(box.clientWidth / across, 1.15));
      box.style.height = Math.min(Math.max(down * scale, 200), 1700) + "px";
      net.setSize("100%", box.style.height);
      net.moveTo({ position: { x: left + box.clientWidth / scale / 2, y: above + box.clientHeight / scale / 2 }, scale });
      net.redraw();
      return;
    }
    const width = box.clientWidth, all = g.width + LEFT + 120, full = width / all, least = width > 900 ? 0.7 : 0.85, scale = Math.max(least, Math.min(full, 1.15));
    box.style.height = Math.min(Math.max((height + 48) * scale, 200), 1700) + "px";
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

  // The claims behind the dots of a large graph lie in files of their own, or in the one file.
  const inside = island("data-groups") || {};
  const open = (id) => {
    opened = id;
    if (id && !inside[id]) return document.head.append(el("script", { src: `${top.folder}group-${id.replace("/", "-")}.js` }));
    const bar = $("#opened");
    if (bar) { bar.hidden = !id; $("b", bar).textContent = id ? inside[id].head : ""; }
    show(id ? inside[id] : top);
    fit(); tell();
  };
  window.kgGroup = (id, data) => { inside[id] = data; if (opened === id) open(id); };
  onChange((state, page) => {
    const id = state.get("open") || "";
    if (page === "index" && top.grouped && id !== opened && (!id || top.nodes.some((n) => n.id === id))) open(id);
  });
  $("#close")?.addEventListener("click", () => { setParams({ open: "", speaker: "", q: "" }, true); box.focus({ preventScroll: true }); });
  net.on("click", (event) => {
    const claim = event.nodes[0];
    if (claim && g.grouped) {
      const [speaker, topic] = g.nodes.find((n) => n.id === claim).open;
      setParams({ open: claim, speaker, q: topic, link: "" }, true);
      return;
    }
    const line = g.edges.find((each) => each.id === event.edges[0]);
    const id = claim ? KG.pairOf?.(claim)?.id : line?.kind !== "agreement" && line?.id;
    telling = true;
    if (id && id !== link) setParams({ link: id });
    else if (id) KG.selectInGraph([...chosen], id);
    else if (claim || line) { chosen = new Set(claim ? [claim] : [line.from, line.to]); link = null; repaint(); tell(); }
  });
  // What was selected in the pane, in words below it: the pair may be far up the page.
  const told = $("#told");
  let telling = false;
  const tell = () => {
    const picked = g.grouped ? [] : [...chosen].map((id) => spots.get(id)).filter(Boolean);
    told.hidden = !telling || !picked.length;
    if (told.hidden) return;
    const lines = picked.map((n) => {
      const [words, speaker, source] = n.title.split("\n");
      return el("p", {}, el("b", { dir: "auto" }, speaker), " ", el("q", { dir: "auto" }, words), " ", el("small", { dir: "auto" }, source));
    });
    const cluster = g.clusters[picked[0].id], pair = link && $(`article.pair[data-id="${CSS.escape(link)}"]`);
    if (pair) {
      const up = el("button", { class: "linkish", type: "button" }, "Read the pair");
      up.addEventListener("click", () => { pair.scrollIntoView({ block: "start" }); pair.focus({ preventScroll: true }); });
      lines.push(up);
    } else if (cluster) lines.push(el("a", { class: "linkish", href: top.agreements + (KG.single ? "&" : "#") + "cluster=" + cluster }, "All who say so"));
    told.replaceChildren(...lines);
  };
  let first = true;
  KG.selectInGraph = (ends, id) => {
    chosen = new Set(ends); link = id;
    if (g.grouped) return;
    repaint(); tell();
    if (first) fit();
    first = false;
  };
  KG.fitGraph = fit;
  KG.fadeGraph = (ends) => { only = ends; repaint(); $("#faded")?.toggleAttribute("hidden", ends === null || g.grouped); };
  // A ring around the pane is for those who come by keyboard.
  box.addEventListener("pointerdown", () => box.classList.add("by-hand"), true);
  addEventListener("keydown", () => box.classList.remove("by-hand"));
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
  // For tests and for readers with a console: what is drawn, and with which signs.
  Object.assign(KG, { network: net, drawn: () => ({ nodes: g.nodes.map((n) => ({ id: n.id, kind: kinds.get(n.id), chosen: chosen.has(n.id) })), edges: edges.get(), opened }) });
})();
