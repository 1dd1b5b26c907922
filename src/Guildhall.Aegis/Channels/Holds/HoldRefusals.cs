using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Holds;

internal static class HoldRefusals
{
    /// <summary>Discord's code for an overwrite of a role that is gone.</summary>
    public const int UnknownOverwrite = 10009;

    public static Refusal AlreadyClosed { get; } =
        new(
            "aegis.already_closed",
            "Nobody without a special permission can write there already; nothing was changed."
        );

    public static Refusal ReasonMissing { get; } =
        new("aegis.reason_missing", "This server wants a reason for a lock: add `reason`.");

    public static Refusal NoChannels { get; } =
        new("aegis.no_channels", "There is no channel in it that could be locked.");

    public static Refusal NothingLocked { get; } =
        new("aegis.not_locked", "Nothing of that was locked by me, so there is nothing to put back.");

    public static Refusal OneOfThem { get; } =
        new("aegis.bad_subject", "Name one of `channel`, `preset` and `server`, or none for this channel.");

    public static Refusal Slowmode { get; } =
        new("aegis.bad_duration", "Discord's slow mode goes from 1s to 6h; `off` ends it.");

    public static Refusal SlowmodePlace { get; } =
        new("aegis.not_a_text_channel", "There is no slow mode in that kind of channel.");

    public static Refusal Busy { get; } =
        new("aegis.in_progress", "Something is being done to that channel right now. Try again in a moment.");

    public static Refusal Locked(Hold hold) =>
        new(
            "aegis.in_progress",
            $"<#{hold.ChannelId}> was locked by {hold.ActorName} <t:{hold.BegunAt.ToUnixTimeSeconds()}:R>"
                + (hold.EndsAt is { } end ? $", until <t:{end.ToUnixTimeSeconds()}:f>" : "")
                + ". `/unlock` puts it back."
        );

    public static Refusal UnknownPreset(string name, IEnumerable<string> known)
    {
        var list = string.Join(", ", known.Order(StringComparer.Ordinal).Select(preset => $"`{preset}`"));
        var shown = name.Length > 40 ? name[..40] + "…" : name;
        return new(
            "aegis.unknown_preset",
            $"There is no preset “{shown}”. "
                + (
                    list.Length == 0
                        ? "Make one with `/settings set name:lockdown.presets.raid value:#general #support`."
                        : $"There are {list}."
                )
        );
    }

    /// <summary>Told before anything is done: a lock that does not reach them would only look like one.</summary>
    public static Refusal Escaping(IEnumerable<Overwrite> escapes)
    {
        var names = escapes
            .DistinctBy(escape => escape.Id)
            .Select(escape => escape.Type == OverwriteType.Role ? $"<@&{escape.Id}>" : $"<@{escape.Id}>")
            .ToList();
        var shown = string.Join(", ", names.Take(25)) + (names.Count > 25 ? $" and {names.Count - 25} more" : "");
        return new(
            "aegis.lock_escapes",
            $"These may write there by an explicit permission of the channel, which a lock does not take away: {shown}.\n"
                + "Nothing was done yet. Say `allowed: lock too` or `allowed: leave`."
        );
    }
}
