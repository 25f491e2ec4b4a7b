/** The English noun that goes with a figure, also with one in words such as “under 1”. */
export function nounFor(figure: number | string, one: string, other: string): string {
  return /(?:^| )1$/.test(String(figure)) ? one : other;
}
