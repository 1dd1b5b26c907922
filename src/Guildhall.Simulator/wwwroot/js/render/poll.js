// A poll: its question, its answers with what they have got, and how it ended.
import { h } from "../dom.js";
import { emojiName } from "../emoji-data.js";
import { now } from "../state.js";
import { showMessage, vote } from "../actions.js";
import { ago, fullTime } from "../time.js";

export const POLL_RESULT = 46;

const votesIn = (count) => `${count} ${count === 1 ? "vote" : "votes"}`;
const share = (count, total) => (total > 0 ? Math.round((100 * count) / total) : 0);
const textOf = (answer) => [emojiName(answer.poll_media?.emoji), answer.poll_media?.text].filter(Boolean).join(" ");

export function renderPoll(message) {
  const { poll } = message;
  if (!poll) return null;
  const counts = new Map((poll.results?.answer_counts ?? []).map((c) => [c.id, c]));
  const total = [...counts.values()].reduce((sum, c) => sum + c.count, 0);
  const most = Math.max(1, ...[...counts.values()].map((c) => c.count));
  const end = poll.expiry ? new Date(poll.expiry) : null;
  const isOver = Boolean(poll.results?.is_finalized) || (end !== null && end <= now());
  return h("div", { class: "poll", role: "group", "aria-label": `Poll: ${poll.question?.text ?? ""}` },
    h("p", { class: "poll-question" }, poll.question?.text),
    !isOver && h("p", { class: "hint" }, poll.allow_multiselect ? "Choose one or more answers" : "Choose one answer"),
    h("ul", { class: "poll-answers" }, poll.answers.map((answer) => {
      const { count = 0, me_voted: isMine = false } = counts.get(answer.answer_id) ?? {};
      return h("li", {}, row(message, { answer, count, isMine, isOver, total, isWinner: isOver && count === most }));
    })),
    h("p", { class: "hint" }, `${votesIn(total)} · `, isOver ? "Ended" : "Ends ", !isOver && end && h("time", { title: fullTime(end), datetime: poll.expiry }, ago(end))));
}

function row(message, { answer, count, isMine, isOver, total, isWinner }) {
  const percent = share(count, total);
  const inside = [
    h("span", { class: "poll-bar", "aria-hidden": "true", style: { "--share": `${percent}%` } }),
    h("span", { class: "poll-text" }, textOf(answer)),
    isMine && h("span", { class: "badge" }, "YOUR VOTE"),
    h("span", { class: "poll-count" }, `${votesIn(count)} · ${percent} %`),
  ];
  const kind = `poll-answer${isMine ? " mine" : ""}${isWinner ? " winner" : ""}`;
  if (isOver) return h("div", { class: kind }, inside);
  return h("button", {
    type: "button", class: kind, "aria-pressed": String(Boolean(isMine)), dataset: { key: `answer-${answer.answer_id}` }, title: isMine ? "Take back your vote" : "Vote",
    onclick: () => vote(message, answer.answer_id, !isMine),
  }, inside);
}

/** What a finished poll's own message says; the poll itself is asked for names where it is on the page. */
export function pollResult(message, original, author) {
  const facts = new Map((message.embeds?.[0]?.fields ?? []).map((f) => [f.name, f.value]));
  const total = Number(facts.get("total_votes") ?? 0);
  const most = Number(facts.get("victor_answer_votes") ?? 0);
  const id = facts.get("victor_answer_id");
  const known = original?.poll?.answers.find((a) => String(a.answer_id) === id);
  const told = [facts.get("victor_answer_emoji_name"), facts.get("victor_answer_text")].filter(Boolean).join(" ");
  const text = known ? textOf(known) : told || `answer ${id}`;
  const isDraw = !id || (original?.poll?.results?.answer_counts ?? []).filter((c) => c.count === most).length > 1;
  const outcome = total === 0 ? "Nobody voted." : isDraw ? `It is a draw, with ${votesIn(most)} each of ${total}.` : [h("strong", {}, text), ` won with ${most} of ${votesIn(total)} (${share(most, total)} %).`];
  const from = message.message_reference;
  return [
    h("span", {}, `${author}’s poll `, h("strong", {}, facts.get("poll_question_text")), " has ended. ", outcome), " ",
    from && h("button", { type: "button", class: "text-button", dataset: { key: "poll" }, onclick: () => showMessage(from.channel_id, from.message_id) }, "Show the poll"),
  ];
}
