import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FileProblem } from './file-problem.ts';
import type { ZipArchive } from './zip-archive.ts';

export interface XmlHandlers {
  /** `name` comes without its namespace prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Walks an XML part of an archive as it is unpacked. Document types and entities of their own are refused before
 * they can mean anything; only UTF-8 is taken, which is what spreadsheets write.
 */
export async function walkXml(archive: ZipArchive, part: string, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false }>();
  const broken = () => new FileProblem('broken-xml', { part });
  parser.on('doctype', () => {
    throw new FileProblem('xml-declaration');
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^utf-?8$/i.test(encoding)) throw broken();
  });
  parser.on('error', () => {
    throw broken();
  });
  parser.on('opentag', (tag: SaxesTagPlain) => handlers.open?.(localName(tag.name), tag.attributes));
  parser.on('closetag', (tag: SaxesTagPlain) => handlers.close?.(localName(tag.name)));
  parser.on('text', (text) => handlers.text?.(text));

  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (piece?: Buffer) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw broken();
    }
  };
  for await (const piece of archive.read(part)) parser.write(decoded(piece));
  parser.write(decoded());
  parser.close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
