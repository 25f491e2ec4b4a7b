import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** All words of a PDF in one line without spaces, and how many pages it has. */
export async function textOfPdf(bytes: Uint8Array): Promise<{ text: string; pages: number }> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  let text = '';
  for (let n = 1; n <= document.numPages; n += 1) {
    const { items } = await (await document.getPage(n)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  const pages = document.numPages;
  await task.destroy();
  return { text: text.replace(/\s/g, ''), pages };
}
