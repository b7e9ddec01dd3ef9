// What the run prints.

export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

export function verdict(isMet) {
  return isMet ? 'pass' : 'FAIL';
}

export function printTable(title, rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const lines = rows.map((row) => row.map((cell, column) => pad(cell, widths[column])).join('  '));
  process.stdout.write(`\n${[title, ...lines].join('\n  ').trimEnd()}\n`);
}

function pad(cell, width) {
  return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width);
}
