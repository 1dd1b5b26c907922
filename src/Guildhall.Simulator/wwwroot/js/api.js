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
const channelPath = (guild, channel) => `/sim/guilds/${part(guild)}/channels/${part(channel)}`;

export const api = {
  state: () => call("GET", "/sim/state"),
  messages: (guild, channel, as) => call("GET", `${channelPath(guild, channel)}/messages?as=${part(as)}`),
  post: (guild, channel, body) => call("POST", `${channelPath(guild, channel)}/messages`, body),
  edit: (guild, channel, id, as, content) => call("PATCH", `${channelPath(guild, channel)}/messages/${id}`, { as, content }),
  remove: (guild, channel, id, as) => call("DELETE", `${channelPath(guild, channel)}/messages/${id}`, { as }),
  react: (guild, channel, id, as, emoji) => call("POST", `${channelPath(guild, channel)}/messages/${id}/reactions`, { as, emoji }),
  unreact: (guild, channel, id, as, emoji) => call("DELETE", `${channelPath(guild, channel)}/messages/${id}/reactions`, { as, emoji }),
  commands: (guild, channel, as) => call("GET", `/sim/guilds/${part(guild)}/commands?channel=${part(channel)}&as=${part(as)}`),
  run: (guild, channel, body) => answered(call("POST", `${channelPath(guild, channel)}/commands`, body)),
  autocomplete: (guild, channel, body) => answered(call("POST", `${channelPath(guild, channel)}/commands/autocomplete`, body)),
  context: (guild, channel, body) => answered(call("POST", `${channelPath(guild, channel)}/context`, body)),
  click: (message, body) => answered(call("POST", `/sim/messages/${message}/click`, body)),
  submit: (modal, body) => answered(call("POST", `/sim/modals/${modal}/submit`, body)),
  dms: (user) => call("GET", `/sim/users/${part(user)}/dms`),
  write: (user, to, body) => call("POST", `/sim/users/${part(user)}/dms`, { to, ...body }),
};
