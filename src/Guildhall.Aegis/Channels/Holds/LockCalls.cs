using System.Text.Json;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary>From a lock command to its order: the same for a channel, a preset and the server.</summary>
internal sealed class LockCalls(Gates gates, Standings standings, GuildSettingsBook settings, HoldOrders orders)
{
    public const string LockToo = "lock too";
    private const Permissions Own = Permissions.ViewChannel | Permissions.ManageChannels | Permissions.ManageRoles;

    /// <summary>After a command's own options.</summary>
    public static IReadOnlyList<ApplicationCommandOption> Options { get; } =
    [
        CommandOption.Text("duration", "For how long: 30m, 2h, 1d; without it until it is unlocked") with
        {
            MaxLength = 100,
        },
        CommandOption.Text("reason", "Why; it stands in the audit log") with
        {
            MaxLength = 400,
        },
        CommandOption.Choice("allowed", "What about roles that a channel lets write by name", "leave", LockToo),
    ];

    /// <summary>What whoever locks needs in one channel.</summary>
    public static Need NeedIn(Channel channel) =>
        new()
        {
            User = Permissions.ManageChannels,
            Rights = [Rights.Channels],
            Bot = channel.IsThread
                ? Permissions.ViewChannel | Permissions.ManageThreads
                : Own | LockRules.Mask(channel.Type),
            Channel = channel.Id,
        };

    /// <summary>What whoever locks needs where many channels are locked.</summary>
    public static Need NeedEverywhere { get; } =
        new()
        {
            User = Permissions.ManageChannels,
            Rights = [Rights.Channels],
            Bot = Own,
        };

    public async Task<Result<Reply>> LockAsync(
        CommandContext context,
        GuildStanding standing,
        IReadOnlyList<Channel> channels,
        CancellationToken cancellation
    )
    {
        var staff = Staff.Of(context);
        var need = channels is [var only] ? NeedIn(only) : NeedEverywhere;
        if (await gates.CheckAsync(staff, need, cancellation) is { } refusal)
        {
            return refusal;
        }

        var reason = ReadableText.Clean(context.TryGetText("reason"));
        var guild = await settings.GetAsync(context.Guild, cancellation);
        if (guild.RequireReason.Lock && reason is null)
        {
            return HoldRefusals.ReasonMissing;
        }

        TimeSpan? length = null;
        if (context.TryGetText("duration") is { } text)
        {
            if (!DurationText.ReadOrPermanent(text).TryGet(out var read, out refusal))
            {
                return refusal;
            }

            length = read.Time;
        }

        var live = await orders.LiveAsync(context.Guild, Hold.Lock, cancellation);
        IReadOnlyList<Channel> free = [.. channels.Where(channel => live.All(hold => hold.ChannelId != channel.Id))];
        if (free.Count == 0)
        {
            return HoldRefusals.Locked(live.First(hold => channels.Any(channel => channel.Id == hold.ChannelId)));
        }

        var escapes = free.SelectMany(channel => LockRules.Escapes(channel, standing.Roles, standing.Bot)).ToList();
        var choice = context.TryGetText("allowed");
        if (escapes.Count > 0 && choice is null)
        {
            return HoldRefusals.Escaping(escapes);
        }

        var wish = new LockWish
        {
            Escapes = choice == LockToo ? [.. escapes.Select(escape => escape.Id).Distinct()] : [],
        };
        var order = new HoldOrder(
            staff,
            Hold.Lock,
            [.. free.Select(channel => (channel.Id, JsonSerializer.Serialize(wish, ChannelsJson.Default.LockWish)))],
            length,
            reason
        );
        return await orders.OrderAsync(order, context, cancellation) > 0 ? Reply.Deferred : HoldRefusals.Busy;
    }

    public async Task<Result<Reply>> UnlockAsync(
        CommandContext context,
        IReadOnlyList<Channel> channels,
        CancellationToken cancellation
    )
    {
        var staff = Staff.Of(context);
        var need = channels is [var only] ? NeedIn(only) : NeedEverywhere;
        // Whoever locked took the bot's own right to write away with it, but for its own overwrite.
        if (await gates.CheckAsync(staff, need with { Bot = Permissions.ViewChannel }, cancellation) is { } refusal)
        {
            return refusal;
        }

        IReadOnlyList<Snowflake<Channel>> ids = [.. channels.Select(channel => channel.Id)];
        return await orders.ReleaseAsync(staff, ids, Hold.Lock, context, cancellation) > 0
            ? Reply.Deferred
            : HoldRefusals.NothingLocked;
    }

    public Task<GuildStanding> StandingAsync(CommandContext context, CancellationToken cancellation) =>
        standings.GetAsync(context.Guild, cancellation);
}
