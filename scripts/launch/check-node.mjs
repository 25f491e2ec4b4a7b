/** The first line of the launchers: what follows needs Node 20. */
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(`本机的 Node 是 ${process.versions.node}，需要 20 以上。(Node 20 or newer is needed)`);
  process.exit(1);
}
