export { handbookRoutes } from './handbook-routes.ts';
export { performOnVersion } from './review-article.ts';
export { createArticle } from './write-article.ts';
