import { h, iconButton } from "../dom.js";

let next = 0;

/** A dialog with a title. Escape and the cross close it; the focus goes back to where it was. */
export function openDialog(title, content, { kind = "sheet", actions = null, onclose = () => {} } = {}) {
  const before = document.activeElement;
  const id = `dialog-${++next}`;
  const dialog = h("dialog", { class: `modal ${kind}`, "aria-labelledby": id },
    h("header", { class: "dialog-head" }, h("h2", { id }, title), iconButton("close", "Close", () => dialog.close())),
    h("div", { class: "dialog-body", tabindex: -1 }, content),
    actions && h("div", { class: "modal-actions" }, actions));
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected) before.focus?.();
    onclose();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks before what cannot be undone. */
export function confirmed(title, text, preview, verb) {
  return new Promise((done) => {
    let answer = false;
    const yes = h("button", { type: "button", class: "button danger", onclick: () => { answer = true; dialog.close(); } }, verb);
    const no = h("button", { type: "button", class: "button secondary", onclick: () => dialog.close() }, "Cancel");
    const dialog = openDialog(title, [h("p", {}, text), preview], { kind: "small", actions: [no, yes], onclose: () => done(answer) });
    yes.focus();
  });
}

/** One line of text, such as a name; null when it was called off. */
export function asked(title, label, { value = "", most = 100, verb = "Create", extra = null } = {}) {
  return new Promise((done) => {
    let answer = null;
    const input = h("input", { class: "field", id: "asked", type: "text", value, maxlength: most, required: true, autocomplete: "off" });
    const form = h("form", { class: "asked", onsubmit: (event) => {
      event.preventDefault();
      if (!input.value.trim()) return input.focus();
      answer = input.value.trim();
      return dialog.close();
    } }, h("label", { for: "asked" }, label), input, extra,
    h("div", { class: "modal-actions" }, h("button", { type: "button", class: "button secondary", onclick: () => dialog.close() }, "Cancel"), h("button", { type: "submit", class: "button primary" }, verb)));
    const dialog = openDialog(title, form, { kind: "small", onclose: () => done(answer) });
    input.focus();
    input.select();
  });
}
