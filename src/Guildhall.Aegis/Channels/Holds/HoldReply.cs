using System.Globalization;
using System.Text.Json;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Commands;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary>What staff read about locks and slow modes.</summary>
internal static class HoldReply
{
    private const int MostNamed = 25;

    public static string CodeOf(DiscordApiException exception) =>
        exception.Code switch
        {
            DiscordErrorCodes.UnknownChannel => "aegis.unknown_channel",
            DiscordErrorCodes.MissingPermissions or DiscordErrorCodes.MissingAccess => "aegis.missing_bot_perm",
            _ => "aegis.discord_refused",
        };

    public static Reply Progress(IReadOnlyList<Hold> holds, int ended) => Of($"{ended} of {holds.Count} channels …");

    public static Reply Applied(IReadOnlyList<Hold> holds)
    {
        if (holds is [{ Kind: Hold.Slowmode } slow])
        {
            return Of(Slowmode(slow));
        }

        var locked = holds.Where(hold => hold.State is Hold.Active or Hold.Ending or Hold.Ended).ToList();
        var end = locked.FirstOrDefault()?.EndsAt is { } at ? $" until <t:{at.ToUnixTimeSeconds()}:F>" : "";
        var text = locked.Count == 0 ? "Nothing was locked." : $"Locked{end}: {Names(locked)}.";
        return Of(text + Failures(holds.Where(hold => hold.State == Hold.Failed)));
    }

    public static Reply Released(IReadOnlyList<Hold> holds)
    {
        var back = holds.Where(hold => hold.State == Hold.Ended).ToList();
        var text = back.Count == 0 ? "Nothing could be put back." : $"As before the lock again: {Names(back)}.";
        return Of(text + Failures(holds.Where(hold => hold.State == Hold.Active)));
    }

    public static LogActJob LogApplied(ApplyHoldsJob job, IReadOnlyList<Hold> holds, DateTimeOffset at) =>
        new(
            job.Guild,
            string.Create(CultureInfo.InvariantCulture, $"{job.Id}:applied"),
            Title(holds[0], "Lock", "Slow mode", holds.Count(hold => hold.State != Hold.Failed)),
            LogActJob.Lines(
                $"By **{CaseText.Plain(holds[0].ActorName)}** (`{holds[0].ActorId}`)",
                Applied(holds).Content,
                holds[0].Reason is { } why ? $"> {CaseText.Plain(why)}" : null
            ),
            at
        );

    public static LogActJob LogReleased(ReleaseHoldsJob job, IReadOnlyList<Hold> holds, DateTimeOffset at) =>
        new(
            job.Guild,
            string.Create(CultureInfo.InvariantCulture, $"{job.Id}:released"),
            Title(holds[0], "Unlock", "Slow mode ended", holds.Count(hold => hold.State == Hold.Ended)),
            LogActJob.Lines(
                job.By is { } name ? $"By **{CaseText.Plain(name)}**" : "Its time is over",
                Released(holds).Content
            ),
            at
        );

    private static string Title(Hold hold, string locking, string slowing, int count) =>
        hold.Kind == Hold.Lock ? $"{locking} · {CaseText.Count(count, "channel")}" : slowing;

    private static string Slowmode(Hold hold)
    {
        if (hold.State == Hold.Failed)
        {
            return $"The slow mode of <#{hold.ChannelId}> was not changed: {Why(hold)}.";
        }

        var pause = JsonSerializer.Deserialize(hold.Wish, ChannelsJson.Default.SlowmodeWish)!.Pause;
        var until = hold.EndsAt is { } end ? $", until <t:{end.ToUnixTimeSeconds()}:F>" : "";
        return pause == TimeSpan.Zero
            ? $"There is no slow mode in <#{hold.ChannelId}> any more{until}."
            : $"In <#{hold.ChannelId}> everybody waits {DurationText.Write(pause)} between messages{until}.";
    }

    private static string Names(List<Hold> holds) =>
        string.Join(' ', holds.Take(MostNamed).Select(hold => $"<#{hold.ChannelId}>"))
        + (holds.Count > MostNamed ? $" and {holds.Count - MostNamed} more" : "");

    private static string Failures(IEnumerable<Hold> failed)
    {
        var groups = failed.GroupBy(Why).Select(group => $"\n{Names([.. group])}: {group.Key}.");
        return string.Concat(groups);
    }

    public static string Why(Hold hold) =>
        hold.Failure switch
        {
            "aegis.already_closed" => "closed already, so left as it is",
            "aegis.unknown_channel" => "the channel is gone",
            "aegis.missing_bot_perm" => "I lack Manage Roles or Manage Channels there, or what is to be taken away",
            _ => "Discord refused",
        };

    private static Reply Of(string text) => new(text) { Ephemeral = true };
}
