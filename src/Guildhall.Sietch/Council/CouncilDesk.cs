using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

/// <summary>What people decide about seats; all else the seats settle by themselves.</summary>
internal sealed class CouncilDesk(Db db, ProfileBook profiles)
{
    /// <summary>An admin takes a seat from a member, who is seated by nothing for a while and is told why. Null means done.</summary>
    /// <param name="nym">Whose.</param>
    /// <param name="bar">For how long.</param>
    public async Task<Refusal?> UnseatAsync(
        TenantId tenant,
        string nym,
        string reason,
        TimeSpan bar,
        Snowflake<User> admin,
        CancellationToken cancellation
    )
    {
        // Also of one who is hidden: a seat is nobody's secret, and neither is the nym on it.
        var holders = await db.QueryAsync<MemberId>(CouncilSql.Holders, new { Tenant = tenant }, cancellation);
        var profile = (await profiles.OnboardedAsync(tenant, cancellation)).FirstOrDefault(known =>
            holders.Contains(known.MemberId) && string.Equals(known.Nym, nym, StringComparison.OrdinalIgnoreCase)
        );
        if (profile is null)
        {
            return CouncilRefusals.Unknown(nym);
        }

        return await db.WriteAsync<Refusal?>(
            async unit =>
            {
                var end = new
                {
                    Tenant = tenant,
                    Member = profile.MemberId,
                    Reason = nameof(UnseatReason.Manual),
                    Taker = (MemberId?)null,
                    Barred = unit.Now + bar,
                    unit.Now,
                };
                if (await unit.QuerySingleOrDefaultAsync<long?>(CouncilSql.Unseat, end) is not { } term)
                {
                    return CouncilRefusals.Unknown(nym);
                }

                await AlertBook.QueueAsync(
                    unit,
                    new()
                    {
                        Tenant = tenant,
                        Member = profile.MemberId,
                        Kind = AlertKind.NaibUnseated,
                        Key = string.Create(CultureInfo.InvariantCulture, $"seat-unseated:{term}"),
                        Detail = CouncilText.Unseated(end.Barred, reason),
                    }
                );

                await unit.AuditAsync(
                    new()
                    {
                        Tenant = tenant,
                        Actor = admin.ToString(),
                        Action = "sietch.seat.unseated",
                        Subject = profile.MemberId.Value,
                        Details = new Dictionary<string, string>
                        {
                            ["reason"] = reason,
                            ["until"] = end.Barred.ToString("O", CultureInfo.InvariantCulture),
                        },
                    }
                );
                await ReconcileRolesJob.OrderAsync(unit, tenant, RoleCause.Change);
                return null;
            },
            cancellation
        );
    }

    /// <summary>Who had a seat and left the server stands for one again. Null means done.</summary>
    public Task<Refusal?> StandAsync(TenantId tenant, Snowflake<User> user, CancellationToken cancellation) =>
        db.WriteAsync<Refusal?>(
            async unit =>
            {
                if (await ProfileBook.TryOfUserAsync(unit, tenant, user) is not { IsVisible: true } own)
                {
                    return CouncilRefusals.NotOnboarded;
                }

                var terms = (await unit.QueryAsync<Term>(CouncilSql.Terms, new { Tenant = tenant }))
                    .Where(term => term.MemberId == own.MemberId)
                    .ToList();
                if (terms.Find(term => term.IsActive) is { } sitting)
                {
                    return CouncilRefusals.Seated(sitting.Seat);
                }

                var bar = terms.Where(term => term.Reason == UnseatReason.Manual).Max(term => term.BarredUntil);
                if (bar > unit.Now)
                {
                    return CouncilRefusals.Barred(bar.Value);
                }

                if (await unit.ExecuteAsync(CouncilSql.LiftOwn, new { Tenant = tenant, Member = own.MemberId }) == 0)
                {
                    return CouncilRefusals.NothingToLift;
                }

                await unit.AuditAsync(
                    new()
                    {
                        Tenant = tenant,
                        Actor = "system",
                        Action = "sietch.seat.stands",
                        Subject = own.MemberId.Value,
                    }
                );
                await ReconcileRolesJob.OrderAsync(unit, tenant, RoleCause.Change);
                return null;
            },
            cancellation
        );
}
