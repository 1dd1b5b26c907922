using System.Security.Cryptography;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Announcements;

/// <summary>The outbox of what members are told of their own standing.</summary>
internal sealed class NoticeBook(Db db, LinkVault vault)
{
    public const string Reader = "notices";
    private const int ReferenceLength = 12;
    private static readonly TimeSpan news = TimeSpan.FromDays(1);
    private static readonly TimeSpan kept = TimeSpan.FromDays(90);
    private static readonly TimeSpan patience = TimeSpan.FromDays(14);
    private static readonly JoinReason reason = new("system", "notices");

    /// <summary>Puts what the snapshots since the last time changed for members into the outbox, each once.</summary>
    /// <returns>How many.</returns>
    public async Task<int> PlanAsync(TenantId tenant, CancellationToken cancellation)
    {
        if (!await HasNewsAsync(tenant, Reader, cancellation))
        {
            return 0;
        }

        var wallets = await vault.AllAsync(tenant, reason, cancellation);
        return await db.WriteAsync(
            async unit =>
            {
                var tiers = (await unit.QueryAsync<TierRow>(NoticeSql.Tiers, new { Tenant = tenant })).ToDictionary(
                    row => Address.From(row.Wallet),
                    row => row.Tier
                );
                var state = await unit.QuerySingleOrDefaultAsync<EligibilityState>(
                    EligibilitySql.State,
                    new { Tenant = tenant }
                );
                var changes = await UnseenAsync(unit, tenant);
                var added = 0;
                foreach (var notice in NoticePlan.Of(wallets, tiers, changes))
                {
                    added += await AddAsync(unit, tenant, notice);
                }

                var newest = changes.Select(change => change.Snapshot).Append(state!.Snapshot).Max();
                await StandingChanges.MarkSeenAsync(unit, tenant, Reader, newest);
                await TidyAsync(unit, tenant);
                return added;
            },
            cancellation
        );
    }

    /// <summary>Was anything published that this reader has not dealt with?</summary>
    public async Task<bool> HasNewsAsync(TenantId tenant, string reader, CancellationToken cancellation) =>
        await db.QuerySingleOrDefaultAsync<long?>(
            AnnouncementSql.Unseen,
            new { Tenant = tenant, Reader = reader },
            cancellation
        ) > 0;

    /// <summary>Whose notices should go out now.</summary>
    public Task<IReadOnlyList<MemberId>> DueAsync(
        TenantId tenant,
        DateTimeOffset now,
        CancellationToken cancellation
    ) => db.QueryAsync<MemberId>(NoticeSql.Due, new { Tenant = tenant, Now = now }, cancellation);

    /// <returns>How many rows.</returns>
    public static Task<int> EraseAsync(Unit unit, TenantId tenant, MemberId member) =>
        unit.ExecuteAsync(NoticeSql.Erase, new { Tenant = tenant, Member = member });

    private static async Task<IReadOnlyList<ChangeRow>> UnseenAsync(Unit unit, TenantId tenant)
    {
        var seen = await unit.QuerySingleOrDefaultAsync<long?>(EligibilitySql.Seen, new { Tenant = tenant, Reader });
        var changes = await unit.QueryAsync<ChangeRow>(
            EligibilitySql.ChangesAfter,
            new { Tenant = tenant, Seen = seen ?? 0 }
        );
        // Who begins to read tells no old news.
        return seen is null ? [.. changes.Where(change => unit.Now - change.MadeAt < news)] : changes;
    }

    private static async Task<int> AddAsync(Unit unit, TenantId tenant, Notice notice)
    {
        if (await LinkRows.MemberAsync(unit, tenant, notice.User) is not { } member)
        {
            return 0;
        }

        var key = new { Tenant = tenant, Member = member };
        if (
            notice.Kind == NoticeKind.Returned
            && await unit.QuerySingleOrDefaultAsync<string>(NoticeSql.LastKind, key) != nameof(NoticeKind.Left)
        )
        {
            // An arrival: the onboarding is offered, nothing came back.
            return 0;
        }

        var added = await unit.ExecuteAsync(
            NoticeSql.Add,
            new
            {
                Tenant = tenant,
                Member = member,
                notice.Snapshot,
                Kind = notice.Kind.ToString(),
                Cause = notice.Cause?.ToString(),
                Reference = RandomNumberGenerator.GetHexString(ReferenceLength, lowercase: true),
                unit.Now,
            }
        );
        await unit.EnqueueAsync(new SendNoticesJob(tenant, member));
        return added;
    }

    private static async Task TidyAsync(Unit unit, TenantId tenant)
    {
        await unit.ExecuteAsync(
            NoticeSql.GiveUp,
            new
            {
                Tenant = tenant,
                unit.Now,
                Before = unit.Now - patience,
            }
        );
        await unit.ExecuteAsync(NoticeSql.Sweep, new { Tenant = tenant, Before = unit.Now - kept });
    }

    private sealed record TierRow(byte[] Wallet, Tier Tier);
}
