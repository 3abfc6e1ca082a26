// Keys and hover; every page works without this file.
"use strict";
(() => {
  const typing = (at) => at && (at.isContentEditable || /^(TEXTAREA|SELECT)$/.test(at.tagName) ||
    (at.tagName === "INPUT" && !/^(radio|checkbox|submit|button)$/.test(at.type)));
  const rows = [...document.querySelectorAll("a.row")];
  const move = (step) => {
    if (!rows.length) return false;
    const now = rows.indexOf(document.activeElement);
    const next = now < 0 ? (step > 0 ? 0 : rows.length - 1) : now + step;
    if (rows[next]) rows[next].focus();
    return true;
  };
  const press = (target) => {
    if (target.type === "radio") { target.checked = true; target.focus(); }
    else if (target.tagName === "INPUT") target.focus();
    else target.click();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape" && document.activeElement) document.activeElement.blur();
    if (typing(document.activeElement)) return;
    const target = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
    if (target) { event.preventDefault(); press(target); }
    else if ((event.key === "j" || event.key === "k") && move(event.key === "j" ? 1 : -1)) event.preventDefault();
  });
  const light = (id, on) => {
    for (const one of document.querySelectorAll("[data-fact]")) if (one.dataset.fact === id) one.classList.toggle("lit", on);
  };
  for (const one of document.querySelectorAll("[data-fact]")) {
    one.addEventListener("mouseenter", () => light(one.dataset.fact, true));
    one.addEventListener("mouseleave", () => light(one.dataset.fact, false));
  }
  const chosen = document.querySelector("li.chosen");
  if (chosen) chosen.scrollIntoView({ block: "nearest" });
})();
