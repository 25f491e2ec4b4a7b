export { exportRoutes } from './exports-routes.ts';
export { streamWorkbook, type Value } from './workbook.ts';
