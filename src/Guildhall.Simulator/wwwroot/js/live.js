// Hears from the simulator that something happened, and reconnects when the line breaks.
import { state, changed } from "./state.js";

const FIRST = 500;
const LONGEST = 8000;

/** Calls `hear` with {name, channel, onlyFor, data} for each event, and `back` after each reconnection. */
export function connect(hear, back) {
  let wait = FIRST;
  let wasConnected = false;
  const open = () => {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sim/live`);
    socket.onopen = () => {
      wait = FIRST;
      state.connected = true;
      changed("connection");
      if (wasConnected) back();
      wasConnected = true;
    };
    socket.onmessage = ({ data }) => {
      const event = parse(data);
      if (event) hear(event);
    };
    socket.onclose = () => {
      state.connected = false;
      changed("connection");
      setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST);
    };
  };
  open();
}

function parse(text) {
  try {
    const raw = JSON.parse(text);
    return { name: raw.type ?? "", channel: raw.channel ?? raw.data?.channel_id ?? "", onlyFor: raw.onlyFor ?? null, data: raw.data ?? {} };
  } catch {
    return null;
  }
}
