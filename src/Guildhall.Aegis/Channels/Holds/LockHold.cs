using System.Text.Json;
using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary>What was asked for: whom to lock beside @everyone.</summary>
internal sealed record LockWish
{
    public IReadOnlyList<Snowflake<AnyEntity>> Escapes { get; init; } = [];
}

internal sealed class LockHold(DiscordRest rest) : IHoldKind
{
    public string Name => Hold.Lock;

    public Result<string> Plan(Hold hold, Channel channel, Snowflake<User> bot)
    {
        var wish = JsonSerializer.Deserialize(hold.Wish, ChannelsJson.Default.LockWish)!;
        return LockRules.Plan(channel, hold.GuildId, bot, [.. wish.Escapes]) is { } change
            ? JsonSerializer.Serialize(change, ChannelsJson.Default.LockChange)
            : HoldRefusals.AlreadyClosed;
    }

    public async Task ApplyAsync(Hold hold, string change, Channel channel, CancellationToken cancellation)
    {
        var known = Read(change);
        if (known.WasLocked is not null)
        {
            await LockThreadAsync(hold, channel, true, cancellation);
        }

        foreach (var edit in known.Edits.Where(edit => Bits.Of(channel, edit.Id) != edit.After))
        {
            await SetAsync(hold, edit, edit.After, cancellation);
        }
    }

    public async Task RestoreAsync(Hold hold, string change, Channel channel, CancellationToken cancellation)
    {
        var known = Read(change);
        if (known.WasLocked is { } was)
        {
            await LockThreadAsync(hold, channel, was, cancellation);
        }

        // The bot's own comes last: until then it must be able to let others write.
        foreach (var edit in known.Edits.Reverse())
        {
            var current = Bits.Of(channel, edit.Id);
            var target = edit.Undone(current);
            if (target != current)
            {
                await SetAsync(hold, edit, target, cancellation);
            }
        }
    }

    private static LockChange Read(string change) =>
        JsonSerializer.Deserialize(change, ChannelsJson.Default.LockChange)!;

    private async Task SetAsync(Hold hold, OverwriteEdit edit, Bits? target, CancellationToken cancellation)
    {
        try
        {
            if (target is { } bits)
            {
                var overwrite = new Overwrite
                {
                    Id = edit.Id,
                    Type = edit.Type,
                    Allow = bits.Allow,
                    Deny = bits.Deny,
                };
                await rest.SetOverwriteAsync(hold.ChannelId, overwrite, hold.Reason, cancellation);
            }
            else
            {
                await rest.DeleteOverwriteAsync(hold.ChannelId, edit.Id, hold.Reason, cancellation);
            }
        }
        catch (DiscordApiException exception) when (exception.Code == HoldRefusals.UnknownOverwrite)
        {
            // The role or the overwrite is gone since: there is nothing to set.
        }
    }

    private Task LockThreadAsync(Hold hold, Channel thread, bool isLocked, CancellationToken cancellation) =>
        thread.ThreadMetadata?.Locked == isLocked
            ? Task.CompletedTask
            : rest.ModifyChannelAsync(hold.ChannelId, new() { Locked = isLocked }, hold.Reason, cancellation);
}
