using System.Text.Json;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Purges;

/// <summary><c>/purge</c>: deletes messages of a channel by filters. A job does it, so that it survives a crash.</summary>
internal sealed class PurgeMessages(
    Gates gates,
    Standings standings,
    GuildSettingsBook settings,
    Db db,
    TimeProvider time
) : ICommand
{
    private const string Slowly = "delete slowly";

    public static CommandSpec Spec { get; } =
        new("purge", "Delete messages of a channel")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageMessages,
            Options =
            [
                CommandOption.Integer("count", "How many that match, the newest ones").Required() with
                {
                    MinValue = 1,
                    MaxValue = 1000,
                },
                CommandOption.User("user", "Only by this member"),
                CommandOption.Boolean("bots", "True: only by bots; false: only by people"),
                CommandOption.Text("contains", "Only with this text, in any case") with
                {
                    MaxLength = 200,
                },
                CommandOption.Text("regex", "Only where this regular expression matches") with
                {
                    MaxLength = 500,
                },
                CommandOption.Choice(
                    "has",
                    "Only with one of these",
                    "link",
                    "invite",
                    "file",
                    "image",
                    "embed",
                    "sticker"
                ),
                CommandOption.Text("before", "Only before: a message's id or link, 2h (ago), 2026-11-21"),
                CommandOption.Text("after", "Only after: a message's id or link, 2h (ago), 2026-11-21"),
                CommandOption.Channel("channel", "Another channel than this one"),
                CommandOption.Boolean("keep_pins", "Pinned messages stay; as usual true"),
                CommandOption.Boolean("invert", "Delete what the filters do not match"),
                CommandOption.Choice("old", "What to do with messages older than 14 days", "report", Slowly),
                CommandOption.Boolean("dry_run", "Only say what would be deleted"),
                CommandOption.Text("reason", "For the audit log") with
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
        if (standing.FindChannel(channel)?.Type is ChannelType.GuildCategory or ChannelType.GuildForum)
        {
            return PurgeRefusals.NoMessages;
        }

        if (!Read(context, channel).TryGet(out var order, out refusal))
        {
            return refusal;
        }

        if (!PurgeMatcher.Of(order).TryGet(out _, out refusal))
        {
            return refusal;
        }

        var guild = await settings.GetAsync(context.Guild, cancellation);
        if (guild.RequireReason.Purge && order.Reason is null && !order.IsDryRun)
        {
            return PurgeRefusals.ReasonMissing;
        }

        await db.WriteAsync(unit => BeginAsync(unit, context, staff, order), cancellation);
        return Reply.Deferred;
    }

    private static Need NeedIn(Snowflake<Channel> channel) =>
        new()
        {
            User = Permissions.ManageMessages,
            Rights = [Rights.Channels],
            Bot = Permissions.ViewChannel | Permissions.ReadMessageHistory | Permissions.ManageMessages,
            Channel = channel,
        };

    private Result<PurgeOrder> Read(CommandContext context, Snowflake<Channel> channel)
    {
        var now = time.GetUtcNow();
        // The command's own id: whatever is posted from now on is greater.
        var before = context.Interaction.Id.As<Message>();
        if (context.TryGetText("before") is { } late)
        {
            if (!PurgeMoment.Read("before", late, channel, now).TryGet(out var moment, out var wrong))
            {
                return wrong;
            }

            before = moment < before ? moment : before;
        }

        Snowflake<Message>? after = null;
        if (context.TryGetText("after") is { } early)
        {
            if (!PurgeMoment.Read("after", early, channel, now).TryGet(out var moment, out var wrong))
            {
                return wrong;
            }

            after = moment;
        }

        var order = new PurgeOrder
        {
            Channel = channel,
            Count = (int)context.GetInteger("count"),
            Before = before,
            After = after,
            User = context.TryGetUser("user"),
            Bots = context.TryGetBoolean("bots"),
            Contains = context.TryGetText("contains"),
            Regex = context.TryGetText("regex"),
            Has = context.TryGetText("has") is { } has ? Enum.Parse<PurgeContent>(has, ignoreCase: true) : null,
            Invert = context.TryGetBoolean("invert") ?? false,
            KeepsPins = context.TryGetBoolean("keep_pins") ?? true,
            DeletesOld = context.TryGetText("old") == Slowly,
            IsDryRun = context.TryGetBoolean("dry_run") ?? false,
            Reason = ReadableText.Clean(context.TryGetText("reason")),
        };
        return order.Invert && !order.HasFilter ? PurgeRefusals.NothingToInvert
            : order.After >= order.Before ? PurgeRefusals.EmptySpan
            : order;
    }

    private static async Task BeginAsync(Unit unit, CommandContext context, Staff staff, PurgeOrder order)
    {
        var id = (long)context.Interaction.Id.Value;
        await unit.ExecuteAsync(
            PurgeSql.Add,
            new
            {
                staff.Guild,
                Id = id,
                staff.Actor,
                staff.Name,
                Order = JsonSerializer.Serialize(order, ChannelsJson.Default.PurgeOrder),
                unit.Now,
            }
        );
        await unit.EnqueueAsync(
            new PurgeJob
            {
                Guild = staff.Guild,
                Id = id,
                Interaction = context.Reference,
                AnswerIn = context.Channel,
            }
        );
    }
}
