import Markdown from 'markdown-to-jsx/react';
import type { ComponentProps } from 'react';

/** Only to pages; anything else that a text may carry is shown as words. */
const leadsSomewhere = (href: string | undefined): href is string =>
  !!href && /^(?:https?:\/\/|\/|#)/.test(href);

function SafeLink({ href, children }: ComponentProps<'a'>) {
  if (!leadsSomewhere(href)) return <span>{children}</span>;
  return /^https?:/.test(href) ? (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ) : (
    <a href={href}>{children}</a>
  );
}

/** Pictures would be asked of anybody's server: their words stand for them. */
const NoPicture = ({ alt }: ComponentProps<'img'>) => <span>{alt}</span>;

/** Headings begin below the page's own. */
const options = {
  disableParsingRawHTML: true,
  forceBlock: true,
  wrapper: 'div',
  overrides: {
    a: SafeLink,
    img: NoPicture,
    h1: 'h3',
    h2: 'h3',
    h3: 'h4',
    h4: 'h5',
  },
} as const;

/** A text in Markdown. HTML in it is shown as it was written, and nothing is loaded from elsewhere. */
export function MarkdownText({ text, className }: { text: string; className?: string }) {
  return (
    <Markdown className={className} options={options}>
      {text}
    </Markdown>
  );
}
