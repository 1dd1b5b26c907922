using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Activity;

/// <summary>What a member has done in the community, as stored. Only the member sees it.</summary>
internal sealed record MemberActivity
{
    public required TenantId TenantId { get; init; }

    public required MemberId MemberId { get; init; }

    public double Points { get; init; }

    public long Period { get; init; }

    /// <summary>The highest balance ever.</summary>
    public double Peak { get; init; }

    public long Messages { get; init; }

    public long Given { get; init; }

    public long Received { get; init; }

    public DateTimeOffset? MessageAt { get; init; }

    public DateTimeOffset? ReactionAt { get; init; }

    public double BalanceAt(DateTimeOffset now) => new Balance(Points, Period).In(ActivityRules.PeriodOf(now));

    public MemberActivity With(Balance balance) =>
        this with
        {
            Points = balance.Points,
            Period = balance.Period,
            Peak = Math.Max(Peak, balance.Points),
        };

    public MemberActivity Add(double points, DateTimeOffset now) =>
        With(new Balance(Points, Period).Add(points, ActivityRules.PeriodOf(now)));

    public MemberActivity TakeBack(double points, long given, DateTimeOffset now) =>
        With(new Balance(Points, Period).TakeBack(points, given, ActivityRules.PeriodOf(now)));
}
