/** `file`: the export that a notice speaks of. */
export interface ExportSearch {
  file?: string;
}

export function readExportSearch({ file }: Record<string, unknown>): ExportSearch {
  return typeof file === 'string' ? { file } : {};
}
