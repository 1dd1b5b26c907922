using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Alerts;

/// <summary>The outbox of alerts, on either database.</summary>
public abstract class AlertBookSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    private readonly MemberId paul = MemberId.New();
    private int keys;

    private AlertBook Book => field ??= new(Db);

    private AlertChoices Choices => field ??= new(Db);

    [Fact]
    public async Task Whoever_never_chose_is_told_everything()
    {
        Assert.True(await QueueAsync(AlertKind.Position));
        Assert.True(await QueueAsync(AlertKind.AtRisk));
        Assert.True(await QueueAsync(AlertKind.NaibThreat));
    }

    [Fact]
    public async Task What_is_turned_off_is_not_told_and_what_concerns_their_rights_is()
    {
        await Choices.ChangeAsync(TenantId.Default, paul, chosen => chosen.WithAll(false), Cancellation);

        Assert.False(await QueueAsync(AlertKind.AtRisk));
        Assert.False(await QueueAsync(AlertKind.NaibThreat));
        Assert.True(await QueueAsync(AlertKind.NaibBump));
        Assert.True(await QueueAsync(AlertKind.NaibSeated));
        Assert.True(await QueueAsync(AlertKind.WaitlistEligible));
    }

    /// <summary>The shared quota of the original was spent by positions before anybody was warned.</summary>
    [Fact]
    public async Task Each_kind_has_a_quota_of_its_own_until_Monday()
    {
        Assert.Equal([true, true, true, false], await DeliverAsync(AlertKind.Position, 4));
        Assert.Equal([true], await DeliverAsync(AlertKind.AtRisk, 1));

        // From Thursday, 1 January, to the Monday after.
        Time.Advance(new DateTimeOffset(2026, 1, 4, 23, 59, 0, TimeSpan.Zero) - Time.GetUtcNow());
        Assert.Equal([false], await DeliverAsync(AlertKind.Position, 1));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([true], await DeliverAsync(AlertKind.Position, 1));
    }

    [Fact]
    public async Task What_is_critical_and_a_test_know_no_quota_and_spend_none()
    {
        await Choices.ChangeAsync(TenantId.Default, paul, chosen => chosen with { PerWeek = 1 }, Cancellation);

        Assert.Equal([true, true], await DeliverAsync(AlertKind.NaibBump, 2));
        Assert.Equal([true, true], await DeliverAsync(AlertKind.Test, 2));
        Assert.Equal([true, false], await DeliverAsync(AlertKind.Position, 2));
    }

    [Fact]
    public async Task One_key_is_told_once()
    {
        Assert.True(await QueueAsync(AlertKind.NaibBump, "seat:3"));
        Assert.False(await QueueAsync(AlertKind.NaibBump, "seat:3"));
        Assert.Equal(1, await CountAsync("jobs WHERE kind = 'sietch.alert'"));
    }

    [Fact]
    public async Task A_newer_one_overtakes_what_nobody_has_read_yet()
    {
        await QueueAsync(AlertKind.Position);
        var first = Assert.Single(await LastAsync());
        await Book.HoldAsync(first, Time.GetUtcNow(), Cancellation);
        Time.Advance(TimeSpan.FromHours(6));
        await QueueAsync(AlertKind.Position);

        Assert.Equal([AlertState.Pending, AlertState.Skipped], (await LastAsync()).Select(alert => alert.State));
    }

    /// <summary>Discord is not asked at each news whether somebody has opened their messages.</summary>
    [Fact]
    public async Task What_comes_while_messages_are_closed_waits_with_the_rest_and_a_test_wakes_all()
    {
        await QueueAsync(AlertKind.Left);
        var next = Time.GetUtcNow() + TimeSpan.FromHours(1);
        await Book.HoldAsync(Assert.Single(await LastAsync()), next, Cancellation);
        Time.Advance(TimeSpan.FromMinutes(1));
        await QueueAsync(AlertKind.Returned);

        Assert.Equal([AlertState.Held, AlertState.Held], (await LastAsync()).Select(alert => alert.State));
        Assert.Equal(1, await CountAsync("jobs WHERE kind = 'sietch.alert'"));
        Assert.Empty(await Book.DueAsync(TenantId.Default, next.AddMinutes(-1), 10, Cancellation));
        var due = await Book.DueAsync(TenantId.Default, next, 10, Cancellation);
        Assert.Equal([AlertKind.Left, AlertKind.Returned], due.Select(alert => alert.Kind));

        await QueueAsync(AlertKind.Test);
        Assert.All(await LastAsync(), alert => Assert.Equal(AlertState.Pending, alert.State));
        var last = (await LastAsync()).Single(alert => alert.Kind == AlertKind.Returned);
        Assert.True(await Book.HasEarlierAsync(last, Cancellation));
        Assert.False(await Book.HasEarlierAsync(due[0], Cancellation));
    }

    /// <summary>The attempt that found them closed may be about to end still, and a second job of its key would be dropped.</summary>
    [Fact]
    public async Task The_wish_to_send_again_is_not_lost_while_the_attempt_before_it_still_runs()
    {
        await QueueAsync(AlertKind.NaibBump);
        await Book.HoldAsync(Assert.Single(await LastAsync()), Time.GetUtcNow(), Cancellation);

        await Book.AgainAsync(await LastAsync(), Cancellation);

        Assert.Equal(2, await CountAsync("jobs WHERE kind = 'sietch.alert'"));
        Assert.Equal(1, Assert.Single(await LastAsync()).Attempts);
    }

    [Fact]
    public async Task What_came_this_week_counts_what_the_quota_limits_and_nothing_else()
    {
        await DeliverAsync(AlertKind.NaibSeated, 1);
        await DeliverAsync(AlertKind.WaitlistEligible, 1);
        await DeliverAsync(AlertKind.BadgeAwarded, 1);
        Assert.Equal(0, await Book.LimitedThisWeekAsync(TenantId.Default, paul, Time.GetUtcNow(), Cancellation));

        foreach (var kind in Enum.GetValues<AlertKind>().Where(AlertPreferences.IsCounted))
        {
            await DeliverAsync(kind, 1);
        }

        Assert.Equal(3, await Book.LimitedThisWeekAsync(TenantId.Default, paul, Time.GetUtcNow(), Cancellation));
    }

    [Fact]
    public async Task One_kind_is_found_behind_any_number_of_others()
    {
        await DeliverAsync(AlertKind.Left, 1);
        Time.Advance(TimeSpan.FromHours(1));
        await DeliverAsync(AlertKind.NaibBump, 3);

        var found = await Book.LastAsync(TenantId.Default, paul, AlertKind.Left, 1, Cancellation);

        Assert.Equal(AlertKind.Left, Assert.Single(found).Kind);
        Assert.Equal(3, await Book.CountAsync(TenantId.Default, paul, AlertKind.NaibBump, Cancellation));
        Assert.Equal(4, await Book.CountAsync(TenantId.Default, paul, null, Cancellation));
    }

    [Fact]
    public async Task What_an_admin_did_is_told_each_time_unless_it_is_turned_off()
    {
        Assert.Equal([true, true, true, true], await DeliverAsync(AlertKind.BadgeAwarded, 4));

        await Choices.ChangeAsync(
            TenantId.Default,
            paul,
            chosen => chosen.With(AlertToggle.Badges, false),
            Cancellation
        );
        Assert.Equal([false], await DeliverAsync(AlertKind.BadgeRevoked, 1));
    }

    [Fact]
    public async Task Whether_they_know_that_they_had_left_is_remembered_as_long_as_they_are_members()
    {
        await DeliverAsync(AlertKind.Rose, 1);
        Time.Advance(TimeSpan.FromDays(1));
        await DeliverAsync(AlertKind.Left, 1);
        Time.Advance(AlertBook.Kept + TimeSpan.FromDays(1));
        await Db.WriteAsync(unit => AlertBook.ForgetAsync(unit, TenantId.Default), Cancellation);

        Assert.Equal(AlertKind.Left, Assert.Single(await LastAsync()).Kind);
        Assert.Equal(
            AlertKind.Left,
            await Db.WriteAsync(unit => AlertBook.LastStandingAsync(unit, TenantId.Default, paul), Cancellation)
        );
    }

    [Fact]
    public async Task Preferences_are_kept_one_by_one()
    {
        await Choices.ChangeAsync(
            TenantId.Default,
            paul,
            chosen => chosen.With(AlertToggle.AtRisk, false),
            Cancellation
        );
        await Choices.ChangeAsync(TenantId.Default, paul, chosen => chosen with { PerWeek = 7 }, Cancellation);

        var chosen = await Choices.OfAsync(TenantId.Default, paul, Cancellation);
        Assert.Equal((true, false, true, 7), (chosen.Position, chosen.AtRisk, chosen.Naib, chosen.PerWeek));
    }

    [Fact]
    public async Task What_ended_is_forgotten_after_its_time_and_what_waits_is_not()
    {
        await DeliverAsync(AlertKind.NaibBump, 1);
        await QueueAsync(AlertKind.NaibSeated);
        Time.Advance(AlertBook.Kept + TimeSpan.FromDays(1));
        await Db.WriteAsync(unit => AlertBook.ForgetAsync(unit, TenantId.Default), Cancellation);

        Assert.Equal(AlertKind.NaibSeated, Assert.Single(await LastAsync()).Kind);
    }

    [Fact]
    public async Task What_a_text_says_beside_its_kind_is_gone_once_it_is_delivered()
    {
        await QueueAsync(AlertKind.NaibBump, detail: "You lack 1 BGT.");
        var alert = Assert.Single(await LastAsync());
        Assert.Equal("You lack 1 BGT.", alert.Detail);

        Assert.True(await Book.EndAsync(alert, AlertState.Delivered, null, Cancellation));
        Assert.False(await Book.EndAsync(alert, AlertState.Dead, null, Cancellation));
        Assert.Null(Assert.Single(await LastAsync()).Detail);
    }

    private Task<IReadOnlyList<AlertRow>> LastAsync() =>
        Book.LastAsync(TenantId.Default, paul, null, 100, Cancellation);

    private async Task<IReadOnlyList<bool>> DeliverAsync(AlertKind kind, int times)
    {
        var queued = new List<bool>();
        for (var i = 0; i < times; i++)
        {
            queued.Add(await QueueAsync(kind));
            foreach (var alert in (await LastAsync()).Where(alert => alert.State == AlertState.Pending))
            {
                await Book.EndAsync(alert, AlertState.Delivered, null, Cancellation);
            }
        }

        return queued;
    }

    private Task<bool> QueueAsync(AlertKind kind, string? key = null, string? detail = null)
    {
        var order = new AlertOrder
        {
            Tenant = TenantId.Default,
            Member = paul,
            Kind = kind,
            Key = key ?? $"{keys++}",
            Detail = detail,
        };
        return Db.WriteAsync(unit => AlertBook.QueueAsync(unit, order), Cancellation);
    }
}
