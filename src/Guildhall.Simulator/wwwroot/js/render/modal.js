// A form that a bot opened: text inputs, selects, choices, files, and the labels around them.
import { h } from "../dom.js";
import { markdown } from "../markdown.js";
import { names } from "../names.js";
import { fieldOf } from "./fields.js";

/** Flat fields, whichever way the form was described: rows, labels, or fields as the control route lists them. */
function fieldsOf(modal) {
  const fields = [];
  const walk = (component, label, description) => {
    if (!component) return;
    if (component.type === 18) walk(component.component, component.label, component.description);
    else if (component.components) for (const child of component.components) walk(child);
    else if (component.type === 10) fields.push({ text: component.content });
    else if (component.custom_id ?? component.customId) fields.push({ ...component, id: component.custom_id ?? component.customId, label: component.label ?? label, description });
  };
  for (const component of modal.components ?? modal.fields ?? []) walk(component);
  return fields;
}

export function openModal(modal, submit) {
  const before = document.activeElement;
  const inputs = [];
  const dialog = h("dialog", { class: "modal", "aria-labelledby": "modal-title" },
    h("form", { method: "dialog", novalidate: true, onsubmit: send },
      h("h2", { id: "modal-title" }, modal.title ?? modal.customId ?? "Form"),
      fieldsOf(modal).map((field, index) => (field.text !== undefined ? h("div", { class: "content" }, markdown(field.text ?? "", names)) : row(field, index))),
      h("div", { class: "modal-actions" },
        h("button", { type: "button", class: "button secondary", onclick: () => dialog.close() }, "Cancel"),
        h("button", { type: "submit", class: "button primary" }, "Submit"))));
  dialog.addEventListener("close", () => { dialog.remove(); (before?.isConnected ? before : document.getElementById("composer-input"))?.focus?.(); });
  document.body.append(dialog);
  dialog.showModal();
  inputs[0]?.focus();

  function row(field, index) {
    const id = `modal-field-${index}`;
    const made = fieldOf(field, id);
    const error = h("p", { class: "error", id: `${id}-error`, role: "alert" });
    inputs.push({ ...made, name: field.id, error });
    const label = [field.label ?? field.id, field.required !== false && made.isAskable && h("span", { class: "required", title: "required", "aria-hidden": "true" }, " *")];
    return h("div", { class: "modal-row" },
      made.isGroup ? h("span", { class: "modal-label", id: `${id}-label` }, label) : h("label", { for: id }, label),
      field.description && h("p", { class: "hint", id: `${id}-hint` }, field.description), made.element, error);
  }

  function send(event) {
    event.preventDefault();
    const values = {};
    let first = null;
    for (const { name, value, problem, error, focus, mark } of inputs) {
      error.textContent = problem();
      mark(Boolean(error.textContent));
      if (error.textContent) first ??= focus;
      const now = value();
      if (now !== undefined) values[name] = now;
    }
    if (first) return first();
    dialog.close();
    return submit(modal, values);
  }
}
