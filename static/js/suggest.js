// Makes the search box a combobox over the suggestions that HTMX puts below it. Without this file, or without
// JavaScript, the box is a plain search form.
const box = document.getElementById("q");
const list = document.getElementById("suggestions");
const said = document.getElementById("suggestions-said");

if (box && list && said) {
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-controls", "suggestions");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-autocomplete", "list");

  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");

  const choose = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", option.id);
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  };

  const close = () => {
    list.replaceChildren();
    said.textContent = "";
    box.setAttribute("aria-expanded", "false");
    choose(null);
  };

  list.addEventListener("htmx:afterSwap", () => {
    const shown = list.querySelector("[role=listbox]");
    box.setAttribute("aria-expanded", String(Boolean(shown)));
    box.removeAttribute("aria-activedescendant");
    said.textContent = shown ? shown.dataset.said : "";
  });

  box.addEventListener("keydown", (event) => {
    const all = options();
    if (event.key === "Escape" && all.length) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && all.length) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One step beyond either end is the box itself, with what was typed.
      const next = (all.indexOf(chosen()) + 1 + step + all.length + 1) % (all.length + 1) - 1;
      choose(all[next] ?? null);
    } else if (event.key === "Enter" && chosen()) {
      event.preventDefault();
      chosen().click();
    }
  });

  document.addEventListener("click", (event) => {
    if (!list.contains(event.target) && event.target !== box) close();
  });
  box.form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.form.contains(event.relatedTarget)) close();
  });
}
