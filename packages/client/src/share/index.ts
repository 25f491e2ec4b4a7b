/** Where the phone's app opens a rating link. Behind the `#`, so that no server and no log ever sees the token. */
export const ratingLinkUrl = (token: string): string => `${window.location.origin}/m/rate#${token}`;

/** Copies text; false where the browser does not let it (plain http), so that the reader copies by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
