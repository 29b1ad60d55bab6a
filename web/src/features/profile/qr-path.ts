/** Dark cells of a QR code as one path of an SVG, a unit square each; neighbours in a row are one stroke. */
export function qrPath(cells: readonly (readonly boolean[])[]): string {
  const strokes: string[] = [];
  for (const [y, row] of cells.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      let end = x;
      while (row[end]) end++;
      strokes.push(`M${x} ${y}h${end - x}v1h-${end - x}z`);
      x = end;
    }
  }
  return strokes.join('');
}
