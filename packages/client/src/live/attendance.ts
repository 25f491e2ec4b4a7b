const unattendedAfterMs = 60_000;
let lastTouch = Date.now();

if (typeof window !== 'undefined') {
  const touched = () => {
    lastTouch = Date.now();
  };
  for (const event of ['pointerdown', 'keydown', 'touchstart', 'wheel']) {
    window.addEventListener(event, touched, { passive: true, capture: true });
  }
}

/**
 * Whether nobody has touched this page for a while. What it then reads again by itself does not keep the session
 * alive, or a screen left open would never be signed out.
 */
export const isUnattended = (): boolean => Date.now() - lastTouch > unattendedAfterMs;
