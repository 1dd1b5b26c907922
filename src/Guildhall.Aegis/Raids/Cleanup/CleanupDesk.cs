using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>What staff decide about newcomers: first a list, then the bans, and for a day the way back.</summary>
internal sealed class CleanupDesk(
    CleanupBook book,
    CleanupJudge judge,
    CleanupText text,
    RaidBook raids,
    Gates gates,
    TimeProvider time
)
{
    private static readonly TimeSpan withoutRaid = TimeSpan.FromHours(1);

    public static Need Need { get; } =
        new()
        {
            User = Permissions.BanMembers,
            Rights = [Rights.Mass],
            Bot = Permissions.BanMembers | Permissions.ManageGuild,
        };

    /// <summary>Shows whom it would take; nothing is done.</summary>
    /// <param name="order">What to choose by; its times are put in where they are left out.</param>
    public async Task<Result<Reply>> PlanAsync(Staff staff, CleanupOrder order, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(staff, Need, cancellation) is { } closed)
        {
            return closed;
        }

        var now = time.GetUtcNow();
        var raid = await raids.NewestAsync(staff.Guild, cancellation);
        if (raid is not null && now - raid.JoinsUntil > TimeSpan.FromDays(1))
        {
            raid = null;
        }

        var choice = new CleanupChoice
        {
            From = order.Since is { } since ? now - since : raid?.JoinsFrom ?? now - withoutRaid,
            To = now,
            YoungerThan = order.YoungerThan,
            Name = order.Name,
            NoAvatar = order.NoAvatar,
            Everyone = order.Everyone,
        };
        var chosen = await book.ChooseAsync(staff.Guild, choice, cancellation);
        if (chosen.Count == 0)
        {
            return RaidRefusals.NobodyChosen;
        }

        var plan = Plan(staff, order, choice, raid, now);
        var targets = await judge.JudgeAsync(staff, [.. chosen.Select(c => (c.UserId, c.Name))], cancellation);
        await book.PlanAsync(plan, targets, cancellation);
        return text.Preview(plan, targets);
    }

    public async Task<Refusal?> BeginAsync(Staff staff, string id, BanRaidersJob job, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(staff, Need, cancellation) is { } closed)
        {
            return closed;
        }

        var plan = await book.FindAsync(staff.Guild, id, cancellation);
        return plan is not null && await book.BeginAsync(plan, staff, job, cancellation)
            ? null
            : RaidRefusals.CleanupGone;
    }

    public async Task<Refusal?> DropAsync(Staff staff, string id, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(staff, Need, cancellation) is { } closed)
        {
            return closed;
        }

        var plan = await book.FindAsync(staff.Guild, id, cancellation);
        return plan is not null && await book.DropAsync(plan, cancellation) ? null : RaidRefusals.CleanupGone;
    }

    public async Task<Refusal?> UndoAsync(
        Staff staff,
        string id,
        InteractionReference? answer,
        Snowflake<Channel> channel,
        CancellationToken cancellation
    )
    {
        if (await gates.CheckAsync(staff, Need, cancellation) is { } closed)
        {
            return closed;
        }

        if (await book.FindAsync(staff.Guild, id, cancellation) is not { DoneAt: { } doneAt } done)
        {
            return RaidRefusals.NothingToUndo;
        }

        if (time.GetUtcNow() - doneAt > Holds.HoldTimes.Longest)
        {
            return RaidRefusals.TooLate;
        }

        var job = new UnbanRaidersJob(staff.Guild, id, staff.User ?? default, staff.Name, answer, channel);
        return await book.UndoAsync(done, staff, job, cancellation) ? null : RaidRefusals.NothingToUndo;
    }

    /// <summary>Only where a server has chosen that joining in a raid is enough: <c>raids.response</c> is <c>ban</c>.</summary>
    public async Task BanSuspiciousAsync(Raid raid, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var staff = Staff.OfSystem(raid.GuildId, "raid");
        var choice = new CleanupChoice { From = raid.JoinsFrom, To = now };
        var chosen = await book.ChooseAsync(raid.GuildId, choice, cancellation);
        if (chosen.Count == 0 || await gates.CheckAsync(staff, Need, cancellation) is not null)
        {
            return;
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"r{raid.Number}-{now.ToUnixTimeMilliseconds()}");
        var plan = Plan(staff, new() { Id = id, Reason = $"Raid {raid.Number}" }, choice, raid, now);
        var targets = await judge.JudgeAsync(staff, [.. chosen.Select(c => (c.UserId, c.Name))], cancellation);
        await book.PlanAsync(plan, targets, cancellation);
        await book.BeginAsync(plan, staff, new(raid.GuildId, id, null, default), cancellation);
    }

    private static RaidCleanup Plan(
        Staff staff,
        CleanupOrder order,
        CleanupChoice choice,
        Raid? raid,
        DateTimeOffset now
    ) =>
        new()
        {
            GuildId = staff.Guild,
            Id = order.Id,
            Raid = raid is not null && choice.To >= raid.JoinsFrom ? raid.Number : null,
            AskedById = staff.User ?? default,
            AskedByName = staff.Name,
            Choice = choice.Describe(),
            Reason = order.Reason,
            DeleteMessages = order.DeleteMessages,
            State = CleanupState.Planned,
            MadeAt = now,
        };
}

/// <summary>What staff asked for.</summary>
internal sealed record CleanupOrder
{
    /// <summary>Unique in the guild, 1–25 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Null: since the raid began; without one the last hour.</summary>
    public TimeSpan? Since { get; init; }

    public TimeSpan? YoungerThan { get; init; }

    public string? Name { get; init; }

    public bool NoAvatar { get; init; }

    public bool Everyone { get; init; }

    public TimeSpan DeleteMessages { get; init; }

    public string? Reason { get; init; }
}
