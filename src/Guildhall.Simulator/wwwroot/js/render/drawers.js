// On narrow screens the side columns slide in over the messages.

const app = () => document.getElementById("app");

export function openDrawer(name) {
  app().dataset.drawer = name;
  document.getElementById("scrim").hidden = false;
  document.querySelector(name === "left" ? "#sidebar button" : "#members button")?.focus();
}

export function closeDrawers() {
  if (!app().dataset.drawer) return;
  delete app().dataset.drawer;
  document.getElementById("scrim").hidden = true;
}

export function toggleMembers() {
  if (matchMedia("(max-width: 1023px)").matches) {
    if (app().dataset.drawer === "right") closeDrawers();
    else openDrawer("right");
  } else {
    app().classList.toggle("no-members");
  }
}

export function watchDrawers() {
  document.getElementById("scrim").addEventListener("click", closeDrawers);
  addEventListener("keydown", (event) => { if (event.key === "Escape" && !document.querySelector("dialog[open]")) closeDrawers(); });
}
