export { importUpkeep } from './import-upkeep.ts';
export { importRoutes } from './imports-routes.ts';
export { FileProblem } from './reading/file-problem.ts';
export { readCsv } from './reading/read-csv.ts';
