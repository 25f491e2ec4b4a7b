/** The browser's tab: what the page calls itself, and how much is unread. The icon of an installed app shows it too. */
let title = '';
let unread = 0;

function show(): void {
  document.title = unread > 0 ? `(${unread}) ${title}` : title;
}

export function setTabTitle(next: string): void {
  title = next;
  show();
}

export function setTabCount(next: number): void {
  if (next === unread) return;
  unread = next;
  show();
  const { setAppBadge, clearAppBadge } = navigator as Partial<Navigator>;
  // Only an installed app has an icon to mark.
  const marked = unread > 0 ? setAppBadge?.call(navigator, unread) : clearAppBadge?.call(navigator);
  marked?.catch(() => {});
}
