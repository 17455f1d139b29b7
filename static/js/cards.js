// A card opens and closes without this script: it is the target of a link. The script adds what people expect
// of a layer above a text: Escape or a press elsewhere closes it, and the page does not scroll.
"use strict";

let opener = null;

const openCard = () => document.querySelector(".card:target");

function close() {
  // A fragment that names the text itself would scroll; the opener's own line is already in view.
  const place = [scrollX, scrollY];
  history.replaceState(history.state, "", location.pathname + location.search + "#text");
  location.replace("#text");
  scrollTo(...place);
  opener?.focus({ preventScroll: true });
  opener = null;
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest("a.person, a.place");
  if (mark) {
    opener = mark;
  } else if (event.target.closest(".card .close") && opener) {
    event.preventDefault();
    close();
  } else if (openCard() && !event.target.closest(".card")) {
    close();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && openCard()) close();
});
