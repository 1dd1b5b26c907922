// Slash commands as the composer needs them: every runnable leaf with its whole name.

const CHAT = 1;
const SUBCOMMAND = 1;
const GROUP = 2;

export function leavesOf(commands) {
  const leaves = [];
  const walk = (node, path, root) => {
    const inner = (node.options ?? []).filter((o) => o.type === SUBCOMMAND || o.type === GROUP);
    if (inner.length === 0) leaves.push({ path: path.join(" "), description: node.description ?? "", options: node.options ?? [], bot: root.botName ?? root.bot?.name ?? null });
    for (const child of inner) walk(child, [...path, child.name], root);
  };
  for (const command of commands) if ((command.type ?? CHAT) === CHAT) walk(command, [command.name], command);
  return leaves.sort((a, b) => a.path.localeCompare(b.path));
}

/** Leaves whose name starts with, then contains, then whose description contains what was typed. */
export function matching(leaves, typed) {
  const wanted = typed.trim().toLowerCase();
  const rank = (leaf) => {
    if (leaf.path.startsWith(wanted)) return 0;
    if (leaf.path.includes(wanted)) return 1;
    return leaf.description.toLowerCase().includes(wanted) && wanted.length > 2 ? 2 : 3;
  };
  return leaves.map((leaf) => [rank(leaf), leaf]).filter(([r]) => r < 3).sort((a, b) => a[0] - b[0]).map(([, leaf]) => leaf);
}

/** The leaf that a line names: the longest name that fits. */
export function leafOf(leaves, line) {
  const text = line.slice(1).replace(/\s+/g, " ").toLowerCase();
  return leaves
    .filter((leaf) => text === leaf.path || text.startsWith(leaf.path + " "))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

export const signature = (leaf) => leaf.options.map((o) => (o.required ? o.name : `[${o.name}]`)).join(" ");
