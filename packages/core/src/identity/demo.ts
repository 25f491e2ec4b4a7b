/** The password of every shared account of a demo zone; said openly at its sign-in, worth nothing in a real zone. */
export const demoPassword = 'guanjia-demo-2026';
