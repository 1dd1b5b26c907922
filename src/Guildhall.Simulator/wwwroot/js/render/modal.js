// A form that a bot opened. Text inputs, selects and the labels around them.
import { h } from "../dom.js";
import { markdown } from "../markdown.js";
import { choicesOf } from "./components.js";

const PARAGRAPH = 2;

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
  const fields = fieldsOf(modal);
  const inputs = new Map();
  const title = modal.title ?? modal.customId ?? "Form";
  const dialog = h("dialog", { class: "modal", "aria-labelledby": "modal-title" },
    h("form", { method: "dialog", novalidate: true, onsubmit: send },
      h("h2", { id: "modal-title" }, title),
      fields.map((field, index) => (field.text ? h("div", { class: "content" }, markdown(field.text)) : row(field, index))),
      h("div", { class: "modal-actions" },
        h("button", { type: "button", class: "button secondary", onclick: () => dialog.close() }, "Cancel"),
        h("button", { type: "submit", class: "button primary" }, "Submit"))));
  dialog.addEventListener("close", () => { dialog.remove(); before?.focus?.(); });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("input, textarea, select")?.focus();

  function row(field, index) {
    const id = `modal-field-${index}`;
    const required = field.required !== false;
    const least = field.min_length ?? field.minLength;
    const most = field.max_length ?? field.maxLength ?? 4000;
    const shared = { id, class: "field", name: field.id, required, "aria-describedby": `${id}-error` };
    let input;
    if (field.type >= 3 && field.type <= 8 && field.type !== 4) {
      input = h("select", { ...shared, multiple: (field.max_values ?? 1) > 1 },
        (field.max_values ?? 1) > 1 ? null : h("option", { value: "" }, field.placeholder ?? "Choose …"),
        choicesOf(field).map((c) => h("option", { value: c.value, selected: c.isDefault }, c.label)));
    } else {
      const text = { ...shared, placeholder: field.placeholder, maxlength: most, minlength: least, value: field.value ?? "" };
      input = (field.style ?? 1) === PARAGRAPH || field.style === "paragraph" ? h("textarea", { ...text, rows: 5 }) : h("input", { ...text, type: "text" });
    }
    inputs.set(field.id, { input, field, required, least, error: h("p", { class: "error", id: `${id}-error`, role: "alert" }) });
    return h("div", { class: "modal-row" },
      h("label", { for: id }, field.label ?? field.id, required && h("span", { class: "required", title: "required" }, " *")),
      field.description && h("p", { class: "hint" }, field.description), input, inputs.get(field.id).error);
  }

  function send(event) {
    event.preventDefault();
    const values = {};
    let first = null;
    for (const [id, { input, required, least, error }] of inputs) {
      const value = input.multiple ? [...input.selectedOptions].map((o) => o.value) : input.value;
      const tooShort = typeof value === "string" && value.length > 0 && least && value.length < least;
      error.textContent = required && value.length === 0 ? "This is needed." : tooShort ? `At least ${least} characters.` : "";
      input.setAttribute("aria-invalid", String(Boolean(error.textContent)));
      if (error.textContent) first ??= input;
      values[id] = value;
    }
    if (first) return first.focus();
    dialog.close();
    submit(modal, values);
  }
}
