// The simulator's control routes. Every failure becomes an ApiError with a sentence for the reader.

export class ApiError extends Error {
  constructor(message, status, body) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
    });
  } catch {
    throw new ApiError("The local Discord does not answer. Is it still running?", 0);
  }
  const text = await response.text();
  let json;
  try {
    json = text ? JSON.parse(text) : null;
  } catch {
    json = null;
  }
  if (!response.ok) {
    const said = json?.message ?? json?.error ?? json?.detail ?? json?.title ?? (text.length < 300 ? text : "");
    throw new ApiError(said || `The local Discord answered ${response.status}.`, response.status, json);
  }
  return json;
}

/** An interaction that the bot never answered comes back as a success with an error inside. */
async function answered(work) {
  const answer = await work;
  if (answer?.error) throw new ApiError(answer.error, 200, answer);
  return answer;
}

const part = encodeURIComponent;
const guildPath = (guild) => `/sim/guilds/${part(guild)}`;
const channelPath = (guild, channel) => `${guildPath(guild)}/channels/${part(channel)}`;
const place = (channel) => `/sim/channels/${part(channel)}`;

export const api = {
  state: () => call("GET", "/sim/state"),
  view: (guild, as) => call("GET", `${guildPath(guild)}/view?as=${part(as)}`),
  audit: (guild, as) => call("GET", `${guildPath(guild)}/audit?as=${part(as)}`),
  requests: (since) => call("GET", `/sim/requests?since=${since}`),

  history: (channel, as, where = {}) => call("GET", `${place(channel)}/history?${new URLSearchParams({ as, ...where })}`),
  post: (guild, channel, body) => call("POST", `${channelPath(guild, channel)}/messages`, body),
  edit: (guild, channel, id, as, content) => call("PATCH", `${channelPath(guild, channel)}/messages/${id}`, { as, content }),
  remove: (guild, channel, id, as) => call("DELETE", `${channelPath(guild, channel)}/messages/${id}`, { as }),
  react: (guild, channel, id, as, emoji) => call("POST", `${channelPath(guild, channel)}/messages/${id}/reactions`, { as, emoji }),
  unreact: (guild, channel, id, as, emoji) => call("DELETE", `${channelPath(guild, channel)}/messages/${id}/reactions`, { as, emoji }),
  reactors: (channel, id, as) => call("GET", `${place(channel)}/messages/${id}/reactions?as=${part(as)}`),
  vote: (id, answer, as, adds) => call(adds ? "PUT" : "DELETE", `/sim/messages/${part(id)}/votes/${part(answer)}`, { as }),
  pins: (channel, as) => call("GET", `${place(channel)}/pins?as=${part(as)}`),
  pin: (channel, id, as, isPinned) => call(isPinned ? "PUT" : "DELETE", `${place(channel)}/pins/${id}`, { as }),
  typing: (channel, as) => call("POST", `${place(channel)}/typing`, { as }),
  startThread: (channel, body) => call("POST", `${place(channel)}/threads`, body),
  changeThread: (channel, body) => call("PATCH", `${place(channel)}/thread`, body),

  commands: (guild, channel, as) => call("GET", `${guildPath(guild)}/commands?channel=${part(channel)}&as=${part(as)}`),
  run: (guild, channel, body) => answered(call("POST", `${channelPath(guild, channel)}/commands`, body)),
  autocomplete: (guild, channel, body) => answered(call("POST", `${channelPath(guild, channel)}/commands/autocomplete`, body)),
  context: (guild, channel, body) => answered(call("POST", `${channelPath(guild, channel)}/context`, body)),
  click: (message, body) => answered(call("POST", `/sim/messages/${message}/click`, body)),
  submit: (modal, body) => answered(call("POST", `/sim/modals/${modal}/submit`, body)),

  dms: (user) => call("GET", `/sim/users/${part(user)}/dms`),
  write: (user, to, body) => call("POST", `/sim/users/${part(user)}/dms`, { to, ...body }),
  moderate: (guild, body) => call("POST", `${guildPath(guild)}/moderation`, body),
};
