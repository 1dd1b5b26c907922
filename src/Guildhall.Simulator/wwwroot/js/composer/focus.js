// Where the keyboard goes when something is done: the box, the open command's field, or what can be read here.

export function toBox() {
  const box = document.getElementById("composer-input");
  const field = document.querySelector(".command-form:not([hidden]) .chip-input");
  for (const goal of [field ?? box, document.getElementById("messages")]) {
    goal?.focus();
    if (goal && document.activeElement === goal) return;
  }
}

/** The skip link is no address of a channel. */
export const watchSkip = (link) => link.addEventListener("click", (event) => { event.preventDefault(); toBox(); });
