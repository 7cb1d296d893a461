// Files can be sent without this: it only lets them be dropped on the form.
const form = document.querySelector("form.drop");
const input = form.querySelector("input[type=file]");
form.querySelector("[data-drop]").hidden = false;
const carriesFiles = event => event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");
for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, event => {
    if (carriesFiles(event)) {
      event.preventDefault();
      form.classList.add("over");
    }
  });
}
form.addEventListener("dragleave", event => {
  if (!form.contains(event.relatedTarget)) {
    form.classList.remove("over");
  }
});
form.addEventListener("drop", event => {
  form.classList.remove("over");
  if (carriesFiles(event)) {
    event.preventDefault();
    input.files = event.dataTransfer.files;
  }
});
