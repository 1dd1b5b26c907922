// The fields of a form, one maker for each kind: what to show, what it holds, what is wrong with it.
import { h, icon, iconButton, replace } from "../dom.js";
import { pickFiles, readAll } from "../composer/files.js";
import { sizeOf } from "./attachments.js";
import { selectButton } from "./components.js";

const PARAGRAPH = 2;
const FILES = 19;
const RADIO = 21;
const CHECKS = 22;
const CHECK = 23;
const NEEDED = "This is needed.";

/** {element, value(), problem(), focus(), mark(isWrong), isGroup?, isAskable}. */
export function fieldOf(field, id) {
  switch (field.type) {
    case 3: case 5: case 6: case 7: case 8: return chooser(field, id);
    case FILES: return files(field, id);
    case RADIO: return options(field, id, "radio");
    case CHECKS: return options(field, id, "checkbox");
    case CHECK: return check(field, id);
    default: return text(field, id);
  }
}

const described = (field, id) => [`${id}-error`, field.description && `${id}-hint`].filter(Boolean).join(" ");
const marks = (element) => (isWrong) => element.setAttribute("aria-invalid", String(isWrong));
const isRequired = (field) => field.required !== false;

function text(field, id) {
  const least = field.min_length ?? field.minLength ?? 0;
  const most = field.max_length ?? field.maxLength ?? 4000;
  const isLong = field.style === PARAGRAPH || field.style === "paragraph";
  const input = h(isLong ? "textarea" : "input", {
    id, class: "field", name: field.id, placeholder: field.placeholder, maxlength: most, "aria-describedby": described(field, id), "aria-required": String(isRequired(field)),
    ...(isLong ? { rows: 5 } : { type: "text", autocomplete: "off" }), value: field.value ?? "",
  });
  return {
    element: input, isAskable: true, focus: () => input.focus(), mark: marks(input), value: () => input.value,
    problem: () => (isRequired(field) && !input.value ? NEEDED : input.value && input.value.length < least ? `At least ${least} characters.` : ""),
  };
}

function chooser(field, id) {
  const least = field.min_values ?? (isRequired(field) ? 1 : 0);
  const { element, values } = selectButton({ ...field, min_values: least }, () => {}, { id, "aria-describedby": described(field, id), "aria-label": field.label });
  return {
    element, isAskable: true, focus: () => element.focus(), mark: marks(element), value: () => values(),
    problem: () => (isRequired(field) && values().length === 0 ? NEEDED : values().length > 0 && values().length < least ? `At least ${least} of them.` : ""),
  };
}

function options(field, id, type) {
  const inputs = (field.options ?? []).map((o, index) => {
    const input = h("input", { type, name: id, id: `${id}-${index}`, value: o.value, checked: Boolean(o.default) });
    return { input, row: h("label", { class: "check-row", for: `${id}-${index}` }, input, h("span", {}, o.label, o.description && h("span", { class: "hint" }, o.description))) };
  });
  const chosen = () => inputs.filter((i) => i.input.checked).map((i) => i.input.value);
  const isRadio = type === "radio";
  const least = isRadio ? 0 : (field.min_values ?? 0);
  const most = isRadio ? 1 : (field.max_values ?? inputs.length);
  const group = h("div", { class: "checks", role: isRadio ? "radiogroup" : "group", "aria-labelledby": `${id}-label`, "aria-describedby": described(field, id) }, inputs.map((i) => i.row));
  return {
    element: group, isGroup: true, isAskable: true, focus: () => inputs[0]?.input.focus(), mark: marks(group),
    value: () => (isRadio ? chosen()[0] : chosen()),
    problem: () => {
      const count = chosen().length;
      if (isRequired(field) && count === 0) return NEEDED;
      if (count > 0 && count < least) return `At least ${least} of them.`;
      return count > most ? `At most ${most} of them.` : "";
    },
  };
}

function check(field, id) {
  const input = h("input", { type: "checkbox", id, checked: Boolean(field.default), "aria-describedby": described(field, id) });
  return { element: h("div", { class: "check-row" }, input), isAskable: false, focus: () => input.focus(), mark: marks(input), value: () => input.checked, problem: () => "" };
}

function files(field, id) {
  const least = field.min_values ?? (isRequired(field) ? 1 : 0);
  const most = field.max_values ?? 1;
  let chosen = [];
  const list = h("div", { class: "tray-files" });
  const button = h("button", { type: "button", class: "button secondary", id, "aria-describedby": `${id}-label ${described(field, id)}`, onclick: () => pickFiles(take, most > 1) }, icon("plus"), most > 1 ? "Choose files" : "Choose a file");
  const zone = h("div", {
    class: "drop", ondragover: (event) => event.preventDefault(), ondrop: (event) => { event.preventDefault(); event.stopPropagation(); take([...event.dataTransfer.files]); },
  }, button, h("span", { class: "hint" }, most > 1 ? `${least} to ${most} files, or drop them here` : "or drop it here"), list);
  return {
    element: zone, isGroup: true, isAskable: true, focus: () => button.focus(), mark: marks(button),
    value: () => (chosen.length ? chosen.map(({ name, base64 }) => ({ name, base64 })) : undefined),
    problem: () => (isRequired(field) && chosen.length < Math.max(1, least) ? NEEDED : ""),
  };

  async function take(added) {
    chosen = [...(most === 1 ? [] : chosen), ...(await readAll(added, 0))].slice(-most);
    draw();
  }

  function draw() {
    replace(list, chosen.map((file) => h("span", { class: "file" }, icon("file"), h("span", { class: "file-name" }, file.name), h("span", { class: "hint" }, sizeOf(file.size)),
      iconButton("close", `Remove ${file.name}`, () => { chosen = chosen.filter((f) => f !== file); draw(); button.focus(); }))));
  }
}
