using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary><c>/slowmode</c>: how long everybody waits between two messages; for good, or for a while.</summary>
internal sealed class SetSlowmode(Gates gates, Standings standings, Db db) : ICommand
{
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(21_600);

    public static CommandSpec Spec { get; } =
        new("slowmode", "How long everybody waits between two messages of a channel")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageChannels,
            Options =
            [
                CommandOption.Text("duration", "1s to 6h, or off").Required() with
                {
                    MaxLength = 100,
                },
                CommandOption.Channel("channel", "Another than this one"),
                CommandOption.Text("for", "For how long; then it is as it was: 30m, 2h") with
                {
                    MaxLength = 100,
                },
                CommandOption.Text("reason", "Why; it stands in the audit log") with
                {
                    MaxLength = 400,
                },
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        var channel = context.TryGetChannel("channel") ?? context.Channel;
        if (await gates.CheckAsync(staff, NeedIn(channel), cancellation) is { } refusal)
        {
            return refusal;
        }

        var standing = await standings.GetAsync(context.Guild, cancellation);
        if (standing.FindChannel(channel)?.Type is ChannelType.GuildCategory or ChannelType.GuildAnnouncement)
        {
            return HoldRefusals.SlowmodePlace;
        }

        if (!Pause(context.GetText("duration")).TryGet(out var pause, out refusal))
        {
            return refusal;
        }

        TimeSpan? length = null;
        if (context.TryGetText("for") is { } text)
        {
            if (!DurationText.Read(text).TryGet(out var read, out refusal))
            {
                return refusal;
            }

            length = read;
        }

        var isOrdered = await db.WriteAsync(
            unit =>
                HoldOrders.SlowAsync(
                    unit,
                    staff,
                    channel,
                    pause,
                    length,
                    context.TryGetText("reason"),
                    HoldAsker.Of(context)
                ),
            cancellation
        );
        return isOrdered ? Reply.Deferred : HoldRefusals.Busy;
    }

    private static Need NeedIn(Snowflake<Channel> channel) =>
        new()
        {
            User = Permissions.ManageChannels,
            Rights = [Rights.Channels],
            Bot = Permissions.ViewChannel | Permissions.ManageChannels,
            Channel = channel,
        };

    private static Result<TimeSpan> Pause(string text)
    {
        if (text.Trim().ToLowerInvariant() is "0" or "0s" or "off" or "none")
        {
            return TimeSpan.Zero;
        }

        // Discord's own menu counts seconds.
        var typed = int.TryParse(text.Trim(), out var seconds) && seconds > 0 ? $"{seconds}s" : text;
        return DurationText.TryRead(typed, out var pause) && pause <= longest ? pause : HoldRefusals.Slowmode;
    }
}
