// The files that will go with the next message.
import { h, icon, iconButton, replace } from "../dom.js";
import { sizeOf } from "../render/attachments.js";
import { readAll } from "./files.js";

export class Tray {
  files = [];

  constructor(changed) {
    this.changed = changed;
    this.element = h("ul", { class: "tray", "aria-label": "Files to send", hidden: true });
  }

  async add(chosen) {
    this.set([...this.files, ...(await readAll(chosen, this.files.length))]);
  }

  set(files) {
    this.files = files;
    this.element.hidden = files.length === 0;
    replace(this.element, files.map((file) => h("li", { class: "tray-file" },
      file.type?.startsWith("image/") ? h("img", { src: file.url, alt: "" }) : h("span", { class: "tray-sign" }, icon("file")),
      h("span", { class: "file-name" }, file.name), h("span", { class: "hint" }, sizeOf(file.size)),
      iconButton("close", `Remove ${file.name}`, () => { this.set(this.files.filter((f) => f !== file)); this.changed(); }))));
  }

  take() {
    const files = this.files;
    this.set([]);
    return files;
  }
}
