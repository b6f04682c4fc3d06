"use strict";
const $ = (id) => document.getElementById(id);
let named = [], last = null;

const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

const chosen = () => named.find((query) => query.name === $("named").value);

const show = () => {
  const query = chosen();
  $("question").textContent = query ? query.question : "";
  $("text").readOnly = Boolean(query);
  if (query) $("text").value = query.text;
  $("parameters").replaceChildren(...(query ? query.parameters : []).map((parameter) => {
    const label = element("label", parameter.name + " ");
    const input = Object.assign(document.createElement("input"), { name: parameter.name, value: parameter.default, title: parameter.meaning });
    label.append(input);
    return label;
  }));
};

const request = (accept) => {
  const query = chosen();
  const headers = { Accept: accept };
  if (query) {
    const values = new URLSearchParams([...$("parameters").querySelectorAll("input")].map((input) => [input.name, input.value]));
    return fetch(`/queries/${encodeURIComponent(query.name)}?${values}`, { headers });
  }
  return fetch("/sparql", { method: "POST", headers, body: new URLSearchParams({ query: $("text").value }) });
};

const cell = (term) => {
  const td = element("td", term ? term.value : "");
  if (term) td.title = term.datatype || term.type;
  return td;
};

const draw = (answer) => {
  const table = $("answer");
  table.replaceChildren();
  if ("boolean" in answer) { $("count").textContent = answer.boolean ? "yes" : "no"; return; }
  const head = document.createElement("tr");
  head.append(...answer.head.vars.map((name) => element("th", name)));
  table.append(head);
  for (const row of answer.results.bindings) {
    const line = document.createElement("tr");
    line.append(...answer.head.vars.map((name) => cell(row[name])));
    table.append(line);
  }
  $("count").textContent = `${answer.results.bindings.length} rows`;
};

$("ask").addEventListener("submit", async (event) => {
  event.preventDefault();
  $("problem").textContent = ""; $("count").textContent = "asking …"; $("answer").replaceChildren(); $("save").disabled = true;
  try {
    const answer = await request("application/sparql-results+json, text/turtle;q=0.5");
    const body = await answer.text();
    $("count").textContent = "";
    if (!answer.ok) { $("problem").textContent = body; return; }
    if (answer.headers.get("Content-Type").startsWith("text/turtle")) { $("problem").textContent = ""; $("answer").append(element("pre", body)); return; }
    draw(JSON.parse(body));
    $("save").disabled = false;
  } catch (error) { $("count").textContent = ""; $("problem").textContent = "The server does not answer: " + error.message; }
});

$("save").addEventListener("click", async () => {
  const answer = await request("text/csv");
  if (last) URL.revokeObjectURL(last);
  last = URL.createObjectURL(await answer.blob());
  Object.assign(document.createElement("a"), { href: last, download: `${$("named").value || "answer"}.csv` }).click();
});

$("named").addEventListener("change", show);
fetch("/queries").then((answer) => answer.json()).then((found) => {
  named = found;
  $("named").append(...found.map((query) => Object.assign(element("option", query.title), { value: query.name })));
});
