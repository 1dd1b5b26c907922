// A command written as one line: /name first:value second:value with spaces

/** Where each known option's value stands. Text before the first one belongs to nobody. */
export function splitLine(leaf, line) {
  const rest = line.slice(1 + namePart(leaf, line));
  const offset = line.length - rest.length;
  const known = new Set(leaf.options.map((o) => o.name));
  const marks = [...rest.matchAll(/(^|\s)([-\w\p{L}]{1,32}):/gu)].filter((m) => known.has(m[2]));
  const parts = marks.map((mark, index) => {
    const from = mark.index + mark[0].length;
    const to = index + 1 < marks.length ? marks[index + 1].index : rest.length;
    return { name: mark[2], text: rest.slice(from, to), from: offset + from, to: offset + to };
  });
  const loose = rest.slice(0, marks[0]?.index ?? rest.length).trim();
  return { parts, loose, offset };
}

/** How many characters after the slash are the command's name, however many spaces stand inside it. */
function namePart(leaf, line) {
  const pattern = new RegExp("^/" + leaf.path.split(" ").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+"), "i");
  return (pattern.exec(line)?.[0].length ?? 1) - 1;
}

export function textsOf(leaf, line) {
  const { parts, loose } = splitLine(leaf, line);
  const texts = {};
  for (const part of parts) texts[part.name] = part.text.trim();
  // A single option may be given without its name, as people write it elsewhere.
  if (loose && parts.length === 0 && leaf.options.length === 1) texts[leaf.options[0].name] = loose;
  else if (loose) return { texts, problem: `“${loose}” belongs to no option of /${leaf.path}` };
  return { texts };
}

/** What the caret stands in: an option's value, or the place where an option's name begins. */
export function caretIn(leaf, line, caret) {
  const { parts, offset } = splitLine(leaf, line);
  const part = parts.find((p) => caret >= p.from && caret <= p.to);
  const used = new Set(parts.map((p) => p.name));
  const word = /(?:^|\s)([-\w\p{L}]*)$/u.exec(line.slice(offset, caret))?.[1];
  const startsName = word !== undefined && leaf.options.some((o) => !used.has(o.name) && o.name.startsWith(word.toLowerCase()));
  if (part && !(startsName && /\s$/.test(line.slice(0, caret - word.length)) && part.text.trim() !== word && part.text.trim() !== "")) {
    return { option: leaf.options.find((o) => o.name === part.name), text: line.slice(part.from, caret), from: part.from, to: part.to };
  }
  return word === undefined ? null : { word, from: caret - word.length, to: caret, free: leaf.options.filter((o) => !used.has(o.name)) };
}
