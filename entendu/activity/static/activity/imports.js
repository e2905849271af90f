// Files dropped on the upload box are put into its field; their names are shown.
document.querySelectorAll("[data-drop]").forEach((box) => {
  const field = box.querySelector("input[type=file]");
  const names = box.querySelector("[data-names]");
  const over = (event) => { event.preventDefault(); box.classList.add("over"); };
  box.addEventListener("dragover", over);
  box.addEventListener("dragenter", over);
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change"));
  });
  field.addEventListener("change", () => {
    names.replaceChildren(...[...field.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = file.name;
      return item;
    }));
  });
});
// Another kind of file has other fields: ask for its mapping at once.
document.querySelectorAll("select[name$='-kind']").forEach((select) => {
  select.addEventListener("change", () => select.form.requestSubmit(select.form.querySelector("[value=save]")));
});
