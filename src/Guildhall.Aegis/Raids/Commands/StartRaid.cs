using Guildhall.Aegis.Access;
using Guildhall.Aegis.Raids.Alerts;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Commands;

/// <summary><c>/raid on</c>: staff set the level.</summary>
internal sealed class StartRaid(RaidDesk desk, GuildSettingsBook settings, TimeProvider time) : ICommand
{
    private static readonly TimeSpan longest = TimeSpan.FromDays(7);

    public static CommandSpec Spec { get; } =
        new("raid on", "Raise the raid level: pause invites and DMs, hold suspicious newcomers")
        {
            Options =
            [
                CommandOption.Choice("level", "raid unless you choose another", "watch", "raid", "lockdown"),
                CommandOption.Text("duration", "Such as 30m or 2h, at most 7d; else as the settings say"),
                CommandOption.Text("reason", "For the alert and the record"),
            ],
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.BanMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        TimeSpan? length = null;
        if (context.TryGetText("duration") is { } text)
        {
            if (!DurationText.Read(text, longest).TryGet(out var read, out var bad))
            {
                return bad;
            }

            length = read;
        }

        var level = Enum.Parse<RaidLevel>(context.TryGetText("level") ?? "raid", ignoreCase: true);
        var reason = context.TryGetText("reason");
        var set = await desk.SetAsync(Staff.Of(context), level, length, Shortened(reason), cancellation);
        if (!set.TryGet(out var raid, out var refusal))
        {
            return refusal;
        }

        var response = (await settings.GetAsync(context.Guild, cancellation)).Raids.Response;
        var left = raid.ExpiresAt - time.GetUtcNow();
        return new Reply(
            $"Raid level **{AlertText.Name(raid.Level)}** for {DurationText.WriteWithEnd(RoundUp(left), raid.ExpiresAt)}. "
                + (
                    level switch
                    {
                        RaidLevel.Watch => "Nothing is done to anybody at this level. ",
                        RaidLevel.Lockdown when response == RaidResponse.Hold =>
                            "Everyone who joins from now on is held; of those who have joined lately, only the suspicious. ",
                        RaidLevel.Lockdown when response == RaidResponse.Kick =>
                            "Everyone who joins from now on is kicked; of those who have joined lately, only the suspicious. ",
                        _ => "",
                    }
                )
                + (
                    level == RaidLevel.Watch
                        ? "`/raid off` ends it."
                        : "`/raid status` shows what is done; `/raid off` ends it and undoes what was done to people."
                )
        );
    }

    private static string? Shortened(string? reason) => reason is { Length: > 300 } ? reason[..300] : reason;

    private static TimeSpan RoundUp(TimeSpan length) => TimeSpan.FromSeconds(Math.Ceiling(length.TotalSeconds));
}
