using Guildhall.Core;

namespace Guildhall.Aegis.Channels.Purges;

internal static class PurgeRefusals
{
    public static Refusal RegexWrong { get; } =
        new("aegis.bad_regex", "That is no regular expression. Look for a bracket that is not closed.");

    public static Refusal RegexUnsupported { get; } =
        new(
            "aegis.bad_regex",
            "That regular expression needs backtracking (look-around, back-references) or is too large, which could stall "
                + "the bot. Write it without."
        );

    public static Refusal NothingToInvert { get; } =
        new("aegis.bad_filter", "`invert` turns a filter around; name one: user, bots, contains, regex or has.");

    public static Refusal BadMoment(string option, string text) =>
        new(
            "aegis.bad_moment",
            $"“{(text.Length > 60 ? text[..60] + "…" : text)}” does not say when. For `{option}` write a message's id or "
                + "link, a length of time ago such as 2h, or a date such as 2026-11-21."
        );

    public static Refusal OtherChannel { get; } =
        new("aegis.bad_moment", "That message is in another channel. Choose a message of the channel that is purged.");

    public static Refusal EmptySpan { get; } =
        new("aegis.bad_filter", "Nothing lies between `after` and `before`: `before` must be the later one.");

    public static Refusal ReasonMissing { get; } =
        new("aegis.reason_missing", "This server wants a reason for a purge: add `reason`.");

    public static Refusal NoMessages { get; } =
        new("aegis.not_a_text_channel", "There are no messages in that channel. Choose one where people write.");

    /// <summary>Where nothing but old ones was found.</summary>
    public static Refusal TooOld(int count) =>
        new(
            "aegis.messages_too_old",
            $"{(count == 1 ? "The message that matches is" : $"All {count} messages that match are")} older than 14 days, "
                + "which Discord deletes only one by one. Nothing was deleted; `old: delete slowly` does it, in a while."
        );
}
