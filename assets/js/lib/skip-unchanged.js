/* Every part of a page hears of every change of its address, and mostly it is none of its business. What can be known
   here to have nothing to answer is not asked of the server: what matters waits for it there. */
(function () {
  "use strict";
  const PLACE = "_pages_location.search";
  const FIELDS = ["q", "tile", "status", "schedule", "actor", "place", "topic", "group", "sort"];
  let filled = fieldsOf(location.search);

  function fieldsOf(search) {
    const query = new URLSearchParams(search);
    return JSON.stringify(FIELDS.map((name) => query.getAll(name)));
  }

  function valueOf(list, id) {
    const found = (list || []).find((one) => one.id === id);
    return found && found.value;
  }

  /* By the part that is asked: whether a changed query can't concern it. */
  const IDLE = {
    /* The page on the screen follows its query by itself. */
    "_pages_content.children": (body) => {
      const shown = valueOf(body.state, "_pages_store");
      const shell = document.querySelector(".shell[data-keeps]");
      const title = shell && JSON.parse(shell.dataset.keeps)[valueOf(body.state, "_pages_location")];
      return Boolean(shown && title && shown.title === title);
    },
    /* No row was chosen, and none is. */
    "drawer.children": (body) => {
      const shows = valueOf(body.state, "drawer-shows") || "";
      return shows.startsWith("None|") && !new URLSearchParams(valueOf(body.inputs, "_pages_location")).has("at");
    },
    /* The fields show what the address says already: most often it came from them. */
    "filter-bar-filled.data": (body) => {
      const asked = fieldsOf(valueOf(body.inputs, "_pages_location"));
      const same = asked === filled;
      filled = asked;
      return same;
    },
  };

  function isIdle(callback) {
    const part = /^(?:\.\.)?([^".]+\.[^".]+)/.exec(callback.output);
    if (!part || !IDLE[part[1]]) return false;
    const { changedPropIds } = callback;
    return changedPropIds.length === 1 && changedPropIds[0] === PLACE && IDLE[part[1]](callback);
  }

  window.commitmentsRequests.use("skip-unchanged", (request, next) => {
    return request.callback && isIdle(request.callback) ? new Response(null, { status: 204 }) : next();
  });

  /* Said by the filter bar of the address that it asks for. */
  window.commitmentsFilled = (search) => {
    filled = fieldsOf(search);
    const query = new URLSearchParams(search);
    const clear = FIELDS.slice(0, 7).every((name) => !query.has(name));
    window.dash_clientside.set_props("filter-bar-clear", { hidden: clear });
  };
})();
