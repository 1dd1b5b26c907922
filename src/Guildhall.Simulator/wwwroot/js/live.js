// Hears from the simulator that something happened, and reconnects when the line breaks.
import { state, changed, on, actors } from "./state.js";

const FIRST = 500;
const LONGEST = 8000;
const BATCH = 16;

/**
 * Calls `hear` with the events of a moment, each {name, guild, channel, as, data}, and `back` after each connection:
 * what happened between the last look and the open line is asked for, never guessed.
 */
export function connect(hear, back) {
  let wait = FIRST;
  let timer = 0;
  let queue = [];
  let line = null;
  let said = "";

  /** The simulator sends what the acting member sees, once it knows who that is. */
  const sayWho = () => {
    const word = JSON.stringify({ as: actors() });
    if (line?.readyState !== WebSocket.OPEN || word === said) return;
    line.send(word);
    said = word;
  };
  on("world place", sayWho);

  const flush = () => {
    const events = queue;
    queue = [];
    hear(events);
  };
  const open = () => {
    clearTimeout(timer);
    timer = 0;
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sim/live?as=`);
    socket.onopen = () => {
      wait = FIRST;
      [line, said] = [socket, ""];
      sayWho();
      state.connected = true;
      changed("connection");
      back();
    };
    socket.onmessage = ({ data }) => {
      const event = parse(data);
      if (event && queue.push(event) === 1) setTimeout(flush, BATCH);
    };
    socket.onclose = () => {
      if (state.connected !== null) {
        state.connected = false;
        changed("connection");
      }
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST);
    };
  };
  // Somebody who looks at the page again does not wait out the pause.
  const hurry = () => { if (timer && document.visibilityState === "visible") open(); };
  addEventListener("online", hurry);
  addEventListener("visibilitychange", hurry);
  open();
}

function parse(text) {
  try {
    const raw = JSON.parse(text);
    return { name: raw.type ?? "", guild: raw.guild ?? null, channel: raw.channel ?? raw.data?.channel_id ?? "", as: raw.as ?? null, data: raw.data ?? {} };
  } catch {
    return null;
  }
}
