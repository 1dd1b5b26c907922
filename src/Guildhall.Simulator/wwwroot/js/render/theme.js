import { iconButton, icon, replace } from "../dom.js";

const KEY = "guildhall-theme";
const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

export function startTheme() {
  const chosen = localStorage.getItem(KEY);
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
}

export function themeButton(kind) {
  const label = () => (isDark() ? "Light colours" : "Dark colours");
  const button = iconButton(isDark() ? "sun" : "moon", label(), () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    localStorage.setItem(KEY, document.documentElement.dataset.theme);
    replace(button, icon(isDark() ? "sun" : "moon"));
    button.setAttribute("aria-label", label());
    button.title = label();
  }, { id: "theme", class: `icon-button ${kind}` });
  return button;
}
