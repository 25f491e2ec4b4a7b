export { createLiveFeed, type LiveFeed } from './live-feed.ts';
export { liveRoutes } from './live-routes.ts';
