/* Counts down to the times that the page shows. Without it, the page still says when. */
(function () {
  "use strict";

  function two(number) {
    return String(number).padStart(2, "0");
  }

  function left(millis) {
    const seconds = Math.ceil(millis / 1000);
    const hours = Math.floor(seconds / 3600);
    const rest = two(Math.floor((seconds % 3600) / 60)) + ":" + two(seconds % 60);
    return hours > 0 ? hours + ":" + rest : rest;
  }

  function show() {
    document.querySelectorAll(".rr-countdown").forEach(function (element) {
      const millis = Number(element.dataset.until) - Date.now();
      const text = millis > 0 ? element.dataset.words.replace("{0}", left(millis)) : element.dataset.over;
      if (element.textContent !== text) {
        element.textContent = text;
      }
    });
  }

  show();
  document.addEventListener("DOMContentLoaded", show);
  setInterval(show, 1000);
})();
