export { handbookRoutes } from './handbook-routes.ts';
export { findArticle } from './handbook-store.ts';
export { performOnVersion } from './review-article.ts';
export { createArticle } from './write-article.ts';
