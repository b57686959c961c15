// Draws a picture beside each table of figures; the tables say the same without it.
(() => {
  'use strict';

  const FEW = 44; // pixels a bar that lies
  const drawn = [];

  const color = (element, property) => getComputedStyle(element)[property];

  const rowsOf = (table) => [...table.tBodies[0].rows].map((row) => ({
    label: row.cells[0].textContent,
    value: Number(row.cells[1].dataset.value),
    text: row.cells[1].textContent,
  }));

  const draw = (frame) => {
    const table = document.getElementById(frame.dataset.table);
    const rows = rowsOf(table);
    const sideways = frame.dataset.sideways === 'true';
    const most = frame.dataset.most ? Number(frame.dataset.most) : undefined;
    const soft = color(table.tHead, 'color');
    const line = color(table, 'borderTopColor');
    const language = `${document.documentElement.lang}-CA`;
    const numbers = new Intl.NumberFormat(language);
    const shares = new Intl.NumberFormat(language, { style: 'percent' });
    const figures = {
      beginAtZero: true,
      max: most,
      border: { display: false },
      grid: { color: line },
      ticks: { color: soft, precision: 0, maxTicksLimit: 6, callback: (value) => (most === 100 ? shares.format(value / 100) : numbers.format(value)) },
    };
    const labels = { border: { color: line }, grid: { display: false }, ticks: { color: soft, autoSkip: !sideways } };
    const canvas = document.createElement('canvas');
    frame.hidden = false;
    frame.replaceChildren(canvas);
    frame.classList.toggle('picture-sideways', sideways);
    return new Chart(canvas, {
      type: 'bar',
      data: {
        labels: rows.map((row) => row.label),
        datasets: [{
          data: rows.map((row) => row.value),
          backgroundColor: color(frame, 'color'),
          borderRadius: 3,
          maxBarThickness: FEW,
        }],
      },
      options: {
        animation: false,
        indexAxis: sideways ? 'y' : 'x',
        maintainAspectRatio: false,
        scales: sideways ? { x: figures, y: labels } : { x: labels, y: figures },
        plugins: {
          legend: { display: false },
          tooltip: { displayColors: false, callbacks: { label: (bar) => rows[bar.dataIndex].text } },
        },
      },
    });
  };

  const drawAll = () => {
    drawn.splice(0).forEach((chart) => chart.destroy());
    document.querySelectorAll('.picture-frame').forEach((frame) => drawn.push(draw(frame)));
  };

  drawAll();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
})();
