/** What one file may cost. Ten thousand rows of thirty columns take about 3 MB packed, 20 MB unpacked. */
export const LIMITS = {
  /** The file as it is sent. */
  fileBytes: 20_000_000,
  archiveEntries: 1_000,
  /** All that an archive holds, by its own word and as it is unpacked. */
  unpackedBytes: 400_000_000,
  /** Up to here a file may be packed as tightly as it likes: a million empty rows are only thoughtless. */
  unsuspectedBytes: 64_000_000,
  /** Real sheets pack to a tenth; a bomb to a thousandth. */
  packingRatio: 100,
  columns: 100,
  /** What a spreadsheet itself allows in a cell. */
  cellCharacters: 32_767,
  /** Distinct texts of a workbook, and their length together. */
  sharedTexts: 1_000_000,
  sharedCharacters: 40_000_000,
  seconds: 30,
  heapMegabytes: 384,
} as const;
