/* A section that could not be fetched says so instead of waiting for ever. */

(() => {
  const failed = (event) => {
    const context = (event.detail || {}).ctx || {};
    const source = context.sourceElement || event.target;
    const holder = source instanceof Element
      ? source.closest("[data-section]") || source.closest("#closed-loop") : null;
    const words = document.getElementById("section-failed");
    if (holder && words) holder.replaceChildren(words.content.cloneNode(true));
  };
  document.addEventListener("htmx:response:error", failed);
  document.addEventListener("htmx:error", failed);
})();
