// Draws the columns that a table names in data-chart as bars above it. The table stays, and says the same to a screen reader.
"use strict";

(() => {
  const COLOURS = ["#12557a", "#c77700"];
  const HEIGHT = 220;

  // A browser too old to read the library shows the tables alone.
  if (typeof uPlot === "undefined") {
    return;
  }

  // Room for a label. In pixels.
  const LABEL = 90;

  // Of two bars one stands left of the middle of its row's place, the other right of it.
  const bars = (column, columns) => uPlot.paths.bars({ size: [0.7 / columns, 48], align: columns === 1 ? 0 : column === 0 ? -1 : 1 });

  for (const table of document.querySelectorAll("table[data-chart]")) {
    const titles = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent));
    const columns = table.dataset.chart.split(",").map(Number);
    const labels = rows.map((row) => row[0]);
    const box = document.createElement("div");
    box.className = "chart";
    box.setAttribute("aria-hidden", "true");
    table.parentElement.before(box);
    const width = () => Math.max(200, box.clientWidth - 24);
    const step = Math.ceil((rows.length * LABEL) / width());
    const short = (label) => (label.length > 10 ? label.slice(0, 9) + "…" : label);

    const chart = new uPlot(
      {
        width: width(),
        height: HEIGHT,
        cursor: { drag: { x: false, y: false } },
        scales: { x: { time: false, range: [-0.6, rows.length - 0.4] }, y: { range: (u, low, high) => [0, Math.max(1, high * 1.1)] } },
        axes: [
          { splits: () => labels.map((_, i) => i).filter((i) => i % step === 0), values: (u, splits) => splits.map((i) => short(labels[i])), grid: { show: false } },
          { incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000] },
        ],
        series: [
          { label: titles[0], value: (u, at) => (at === null ? "" : labels[at]) },
          ...columns.map((column, i) => ({ label: titles[column], stroke: COLOURS[i], fill: COLOURS[i], paths: bars(i, columns.length), points: { show: false } })),
        ],
      },
      [labels.map((_, i) => i), ...columns.map((column) => rows.map((row) => Number(row[column])))],
      box,
    );
    addEventListener("resize", () => chart.setSize({ width: width(), height: HEIGHT }));
  }
})();
