// Files on their way into a message.
import { toast } from "../render/toast.js";

const LARGEST = 10 * 1024 * 1024;
const MOST = 10;

export function pickFile() {
  return new Promise((done) => {
    const input = document.createElement("input");
    input.type = "file";
    input.onchange = async () => done(input.files[0] ? await read(input.files[0]) : null);
    input.oncancel = () => done(null);
    input.click();
  });
}

export function pickFiles(take, isMany = true) {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = isMany;
  input.onchange = () => take([...input.files]);
  input.click();
}

/** {name, base64, size}, or null with a sentence when the file is too large. */
export async function read(file) {
  if (file.size > LARGEST) {
    toast(`${file.name} is larger than 10 MB.`);
    return null;
  }
  const url = await new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(file);
  });
  return { name: file.name, base64: url.slice(url.indexOf(",") + 1), size: file.size, type: file.type, url };
}

export async function readAll(files, there) {
  if (there + files.length > MOST) toast(`A message takes at most ${MOST} files.`);
  const contents = await Promise.all(files.slice(0, Math.max(0, MOST - there)).map(read));
  return contents.filter(Boolean);
}
