using System.Globalization;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Following;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Positions;

/// <summary>Tells members who have left, returned, risen into the Naib tier or fallen out of it, of each snapshot once.</summary>
internal sealed class TellStandings(Db db, LinkVault vault) : ISnapshotFollower
{
    private static readonly TimeSpan fresh = TimeSpan.FromDays(1);
    private static readonly JoinReason reason = new("system", "notices");

    public string Reader => "notices";

    public async Task FollowAsync(SnapshotNews news, CancellationToken cancellation)
    {
        var tenant = news.Community.Tenant;
        var wallets = await vault.AllAsync(tenant, reason, cancellation);
        if (!wallets.AreOwnersKnown)
        {
            // By a wallet that cannot be read anybody may still be in: the news waits.
            return;
        }

        await db.WriteAsync(
            async unit =>
            {
                // Before the changes, so that nothing newer is missing among those.
                var tiers = (await unit.QueryAsync<TierRow>(StandingSql.Tiers, new { Tenant = tenant })).ToDictionary(
                    row => Address.From(row.Wallet),
                    row => row.Tier
                );
                var changes = await unit.QueryAsync<ChangeRow>(
                    EligibilitySql.ChangesAfter,
                    new { Tenant = tenant, news.Seen }
                );
                if (news.Seen == 0)
                {
                    // Who begins to read tells no old news.
                    changes = [.. changes.Where(change => unit.Now - change.MadeAt < fresh)];
                }

                foreach (var (place, told) in StandingPlan.Of(wallets.Sure, tiers, changes).Index())
                {
                    await QueueAsync(unit, tenant, told, place);
                }

                var newest = changes.Select(change => change.Snapshot).Append(news.Published).Max();
                await StandingChanges.MarkSeenAsync(unit, tenant, Reader, newest);
            },
            cancellation
        );
    }

    private static async Task QueueAsync(Unit unit, TenantId tenant, StandingNews told, int place)
    {
        // Who was never told that they had left has arrived: the onboarding is offered, nothing came back.
        if (
            told.Kind == AlertKind.Returned
            && await AlertBook.LastStandingAsync(unit, tenant, told.Member) != AlertKind.Left
        )
        {
            return;
        }

        await AlertBook.QueueAsync(
            unit,
            new()
            {
                Tenant = tenant,
                Member = told.Member,
                Kind = told.Kind,
                Key = string.Create(CultureInfo.InvariantCulture, $"standing:{told.Snapshot}"),
                Detail = told.Cause?.ToString(),
                Place = place,
            }
        );
    }

    private sealed record TierRow(byte[] Wallet, Tier Tier);
}

internal static class StandingSql
{
    public const string Tiers =
        "SELECT wallet, tier FROM sietch_standings WHERE tenant_id = @Tenant AND tier IN ('Fedaykin', 'Naib')";
}
