/* Small comforts of every page. Without them a page still works: menus are <details>,
   the filters have a button, and dialogs open by the browser's own `commandfor`. */

(() => {
  const closest = (event, selector) =>
    event.target instanceof Element ? event.target.closest(selector) : null;

  const toggleMenu = (button) => {
    const side = document.getElementById(button.getAttribute("aria-controls")).parentElement;
    const open = side.classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
  };

  const closePickers = (except) => {
    document.querySelectorAll("details.picker[open]").forEach((picker) => {
      if (picker !== except) picker.open = false;
    });
  };

  const copy = async (button) => {
    const source = document.getElementById(button.dataset.copies);
    const label = button.querySelector("[data-label]") || button;
    const before = label.textContent;
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
    } catch {
      getSelection().selectAllChildren(source);
      return;
    }
    label.textContent = button.dataset.copied;
    setTimeout(() => { label.textContent = before; }, 2000);
  };

  document.addEventListener("click", (event) => {
    const menu = closest(event, "[data-toggles-menu]");
    if (menu) toggleMenu(menu);
    closePickers(closest(event, "details.picker"));
    const copier = closest(event, "[data-copies]");
    if (copier) copy(copier);
    const opener = closest(event, "[command=show-modal]");
    if (opener && !("commandForElement" in HTMLButtonElement.prototype)) {
      document.getElementById(opener.getAttribute("commandfor")).showModal();
    }
    const closer = closest(event, "[data-closes]");
    if (closer) closer.closest("dialog").close();
    if (event.target instanceof HTMLDialogElement) event.target.close();
    const reload = closest(event, "[data-reloads]");
    if (reload) location.reload();
    const printer = closest(event, "[data-prints]");
    if (printer) print();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details.picker[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
      return;
    }
    const menu = document.querySelector(".side.open [data-toggles-menu]");
    if (menu) { toggleMenu(menu); menu.focus(); }
  });

  document.addEventListener("change", (event) => {
    const form = closest(event, "form[data-asks-at-once]");
    if (form && event.target.matches("select, input[type=date], input[type=checkbox]")) {
      form.requestSubmit();
    }
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("form[data-asks-at-once]")) {  // an address without empty parameters
      form.querySelectorAll("select, input").forEach((input) => {
        if (!input.value) input.disabled = true;
      });
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".tabs [aria-current]").forEach((tab) => {
      const tabs = tab.closest(".tabs");
      tabs.scrollLeft = tab.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
    });
  });

  addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-asks-at-once] :disabled").forEach((input) => {
      input.disabled = false;
    });
  });
})();
