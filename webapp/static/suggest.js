// Suggestions below the search box: the combobox of the ARIA Authoring Practices, over a list that the server has written.
// Without this script the form works as it is. The box itself is never written to: what is typed stays what is typed.
(() => {
  "use strict";
  const PAUSE = 120; // milliseconds without a letter; a fast typist takes about as long from one to the next
  const box = document.getElementById("q");
  const list = document.getElementById("goi-y");
  if (!box || !list) return;
  const told = document.getElementById("goi-y-so");
  let timer, asking, active = -1;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const isOpen = () => !list.hidden;

  const point = (index) => {
    active = index;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = options()[index];
    if (option) {
      box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  };

  const show = (open) => {
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    point(-1);
  };

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    show(false);
    told.textContent = "";
  };

  const ask = async () => {
    asking?.abort();
    if (!box.value.trim()) return close();
    // An answer to what is no longer in the box comes too late: the next question takes it back.
    const own = (asking = new AbortController());
    const address = new URL(list.dataset.from, location.href);
    address.searchParams.set("q", box.value);
    if (box.form.elements.fold?.checked) address.searchParams.set("fold", "1");
    try {
      const answer = await fetch(address, { signal: own.signal });
      const html = answer.ok ? await answer.text() : "";
      if (own.signal.aborted || document.activeElement !== box) return;
      list.innerHTML = html;
      show(options().length > 0);
      told.textContent = list.firstElementChild?.dataset.told ?? "";
    } catch {
      if (!own.signal.aborted) close();
    }
  };

  const askSoon = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  };

  const move = (step) => {
    if (!isOpen()) return askSoon(0);
    // One more place than options: between the last and the first stands what was typed.
    const places = options().length + 1;
    point(((active + 1 + step + places) % places) - 1);
  };

  const KEYS = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => options()[active].click(),
    Escape: close,
  };

  box.addEventListener("keydown", (event) => {
    // While an input method composes a word, its keys are its own; older browsers say so by the code 229.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Tab") return close();
    if (event.key === "Enter" && !(isOpen() && active >= 0)) return close();
    if (event.key === "Escape" && !isOpen()) return;
    const act = KEYS[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  // Telephones compose every word, so what is being composed is completed as well: the list only stands by, and takes no key.
  box.addEventListener("input", () => askSoon(PAUSE));
  box.addEventListener("blur", close);
  // A press in the list must not take the keyboard away from the box: the list would be gone before the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("mousemove", (event) => {
    const at = options().indexOf(event.target.closest("[role=option]"));
    if (at >= 0 && at !== active) point(at);
  });
  // A page that is come back to is shown as it was left.
  addEventListener("pagehide", close);

  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  show(false);
})();
