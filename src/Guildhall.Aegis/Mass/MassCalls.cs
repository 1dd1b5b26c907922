using System.Text;
using System.Text.Json;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Ports;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary>From a mass command to its stored order: the same for all four of them.</summary>
internal sealed class MassCalls(Gates gates, GuildSettingsBook settings, IUploads uploads, Db db, TimeProvider time)
{
    private const int LongestFile = 512 << 10;

    public static IReadOnlyList<ApplicationCommandOption> Named { get; } =
    [
        CommandOption.Text("ids", "Ids or mentions, with blanks between"),
        CommandOption.Attachment("file", "Or a text file with ids"),
    ];

    public static IReadOnlyList<ApplicationCommandOption> Joining { get; } =
    [
        CommandOption.Text("joined_after", "Or all who joined since: 2h (ago), 2026-11-21 18:30"),
        CommandOption.Text("joined_before", "And before: 1h (ago), 2026-11-21 19:00"),
    ];

    public static IReadOnlyList<ApplicationCommandOption> Account { get; } =
    [
        CommandOption.Text("younger", "Whose account is younger than: 1d, 2w"),
        CommandOption.Text("name", "Whose name has this in it; with * or ? the whole name: raid*42") with
        {
            MaxLength = 64,
        },
        CommandOption.Boolean("no_avatar", "Who has no avatar"),
    ];

    public static IReadOnlyList<ApplicationCommandOption> Last { get; } =
    [
        CommandOption.Text("reason", "Why; it stands in every case") with
        {
            MaxLength = 400,
        },
        CommandOption.Boolean("dry_run", "First show whom it means; as usual true"),
    ];

    /// <summary>What a mass action asks of its three gates.</summary>
    public static Need NeedOf(CaseKind kind) =>
        kind switch
        {
            CaseKind.Kick => Of(Permissions.KickMembers, Permissions.KickMembers),
            CaseKind.Mute => Of(Permissions.ModerateMembers, Permissions.ModerateMembers),
            // Discord wants both for a bulk ban.
            CaseKind.Ban => Of(Permissions.BanMembers, Permissions.BanMembers | Permissions.ManageGuild),
            _ => Of(Permissions.BanMembers, Permissions.BanMembers),
        };

    /// <param name="adapt">Adds what the command has of its own.</param>
    public async Task<Result<Reply>> RunAsync(
        CommandContext context,
        CaseKind kind,
        Func<MassOrder, Result<MassOrder>> adapt,
        CancellationToken cancellation
    )
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, NeedOf(kind), cancellation) is { } refusal)
        {
            return refusal;
        }

        if (!(await ReadAsync(context, kind, cancellation)).TryGet(out var order, out refusal))
        {
            return refusal;
        }

        if (!adapt(order).TryGet(out order, out refusal))
        {
            return refusal;
        }

        var guild = await settings.GetAsync(context.Guild, cancellation);
        if (guild.RequireReason.Mass && order.Reason is null)
        {
            return MassRefusals.ReasonMissing;
        }

        await db.WriteAsync(unit => BeginAsync(unit, context, staff, order), cancellation);
        return Reply.Deferred;
    }

    private static Need Of(Permissions user, Permissions bot) =>
        new()
        {
            User = user,
            Rights = [Rights.Mass],
            Bot = bot,
        };

    private async Task<Result<MassOrder>> ReadAsync(
        CommandContext context,
        CaseKind kind,
        CancellationToken cancellation
    )
    {
        if (!Filter(context).TryGet(out var filter, out var refusal))
        {
            return refusal;
        }

        var isNamed = context.TryGetText("ids") is not null || context.TryGetAttachment("file") is not null;
        if (isNamed && !filter.IsEmpty)
        {
            return MassRefusals.IdsOrFilter;
        }

        var order = new MassOrder
        {
            Kind = kind,
            Reason = ReadableText.Clean(context.TryGetText("reason")),
            IsDryRun = context.TryGetBoolean("dry_run") ?? true,
        };
        if (isNamed)
        {
            return (await UsersAsync(context, cancellation)).TryGet(out var ids, out refusal)
                ? order with
                {
                    Users = ids.Users,
                }
                : refusal;
        }

        return filter.IsEmpty ? MassRefusals.Nobody
            : kind == CaseKind.Unban && filter.IsAboutJoining ? MassRefusals.NoJoining
            : order with { Filter = filter };
    }

    private async Task<Result<IdList.Ids>> UsersAsync(CommandContext context, CancellationToken cancellation)
    {
        List<Snowflake<User>> users = [];
        if (context.TryGetText("ids") is { } text)
        {
            if (!IdList.Read(text).TryGet(out var typed, out var refusal))
            {
                return refusal;
            }

            users.AddRange(typed.Users);
        }

        if (context.TryGetAttachment("file") is { } file)
        {
            if (await ReadAsync(file, cancellation) is not { } bytes)
            {
                return MassRefusals.UnreadableFile;
            }

            if (!IdList.ReadFile(Encoding.UTF8.GetString(bytes)).TryGet(out var listed, out var refusal))
            {
                return refusal;
            }

            users.AddRange(listed.Users);
        }

        var all = users.Distinct().ToList();
        return all.Count > IdList.Most ? MassRefusals.TooMany : new IdList.Ids(all);
    }

    private async Task<byte[]?> ReadAsync(Attachment file, CancellationToken cancellation)
    {
        try
        {
            return await uploads.TryReadAsync(file, LongestFile, cancellation);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private Result<MassFilter> Filter(CommandContext context)
    {
        if (!ReadMoment(context, "joined_after").TryGet(out var after, out var refusal))
        {
            return refusal;
        }

        if (!ReadMoment(context, "joined_before").TryGet(out var before, out refusal))
        {
            return refusal;
        }

        if (after.At >= before.At)
        {
            return MassRefusals.EmptySpan;
        }

        TimeSpan? younger = null;
        if (context.TryGetText("younger") is { } text)
        {
            if (!DurationText.Read(text).TryGet(out var age, out refusal))
            {
                return refusal;
            }

            younger = age;
        }

        return new MassFilter
        {
            JoinedAfter = after.At,
            JoinedBefore = before.At,
            YoungerThan = younger,
            Name = string.IsNullOrWhiteSpace(context.TryGetText("name")) ? null : context.TryGetText("name"),
            NoAvatar = context.TryGetBoolean("no_avatar") ?? false,
        };
    }

    private Result<Moment> ReadMoment(CommandContext context, string option)
    {
        if (context.TryGetText(option) is not { } text)
        {
            return new Moment(null);
        }

        return Moment.TryRead(text, time.GetUtcNow()) is { } at ? new Moment(at) : MassRefusals.BadMoment(option);
    }

    private static async Task BeginAsync(Unit unit, CommandContext context, Staff staff, MassOrder order)
    {
        var id = (long)context.Interaction.Id.Value;
        await unit.ExecuteAsync(
            MassSql.Add,
            new
            {
                staff.Guild,
                Id = id,
                Order = JsonSerializer.Serialize(order, MassJson.Default.MassOrder),
                Actor = staff.User,
                staff.Name,
                unit.Now,
            }
        );
        await unit.EnqueueAsync(
            new MassJob
            {
                Guild = staff.Guild,
                Id = id,
                Interaction = context.Reference,
                AnswerIn = context.Channel,
            }
        );
        await unit.AuditAsync(
            new()
            {
                Guild = staff.Guild,
                Actor = staff.Actor,
                Action = order.IsDryRun ? "aegis.mass_tried" : "aegis.mass_begun",
                Subject = $"mass {id}",
                Details = new Dictionary<string, string>
                {
                    ["kind"] = order.Kind.Stored(),
                    ["named"] = $"{order.Users.Count}",
                },
            }
        );
    }
}
