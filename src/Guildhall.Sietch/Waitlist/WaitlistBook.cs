using System.Security.Cryptography;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Waitlist;

/// <summary>Who waits, as stored, with what follows from it in the same unit.</summary>
internal sealed class WaitlistBook(Db db)
{
    private const int IdLength = 32;

    /// <summary>Registrations that have ended are remembered so long.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(90);

    /// <returns>False where they wait already, or the wallet is not theirs any more.</returns>
    public Task<bool> AddAsync(TenantId tenant, WalletLink link, Snowflake<User> user, CancellationToken cancellation)
    {
        var id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true);
        return db.WriteAsync(
            async unit =>
            {
                var row = new
                {
                    Tenant = tenant,
                    Id = id,
                    link.Member,
                    Link = link.Id,
                    unit.Now,
                };
                await EndUnlinkedAsync(unit, tenant);
                if (await unit.ExecuteAsync(WaitlistSql.Add, row) == 0)
                {
                    return false;
                }

                await FollowAsync(unit, tenant, user.ToString(), "registered", id);
                return true;
            },
            cancellation
        );
    }

    /// <summary>Null for one who does not wait.</summary>
    public Task<Registration?> TryFindAsync(TenantId tenant, MemberId member, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<Registration>(
            WaitlistSql.Of,
            new { Tenant = tenant, Member = member },
            cancellation
        );

    public Task<IReadOnlyList<Registration>> ActiveAsync(TenantId tenant, CancellationToken cancellation) =>
        db.QueryAsync<Registration>(WaitlistSql.Active, new { Tenant = tenant }, cancellation);

    /// <summary>Who waits, by a wallet that is theirs still: they may have the role of the waiting.</summary>
    public async Task<IReadOnlySet<Snowflake<User>>> UsersAsync(TenantId tenant, CancellationToken cancellation) =>
        (
            await db.QueryAsync<Snowflake<User>>(WaitlistSql.ActiveUsers, new { Tenant = tenant }, cancellation)
        ).ToHashSet();

    /// <param name="actor">As audit rows name them.</param>
    /// <returns>False where it has ended before.</returns>
    public static async Task<bool> EndAsync(
        Unit unit,
        TenantId tenant,
        Registration registration,
        RegistrationEnd why,
        string actor
    )
    {
        var end = new
        {
            Tenant = tenant,
            registration.Id,
            Why = why.ToString(),
            unit.Now,
        };
        if (await unit.ExecuteAsync(WaitlistSql.End, end) == 0)
        {
            return false;
        }

        await FollowAsync(unit, tenant, actor, $"ended.{Name(why)}", registration.Id);
        return true;
    }

    /// <summary>A wallet may have gone to somebody else: nobody waits by a wallet that is not theirs.</summary>
    public static async Task EndUnlinkedAsync(Unit unit, TenantId tenant)
    {
        if (await unit.ExecuteAsync(WaitlistSql.EndUnlinked, new { Tenant = tenant, unit.Now }) > 0)
        {
            await ReconcileRolesJob.OrderAsync(unit, tenant, RoleCause.Change);
        }
    }

    public static Task<int> ForgetAsync(Unit unit, TenantId tenant) =>
        unit.ExecuteAsync(WaitlistSql.Forget, new { Tenant = tenant, Before = unit.Now - Kept });

    public static Task<int> EraseAsync(Unit unit, TenantId tenant, MemberId member) =>
        unit.ExecuteAsync(WaitlistSql.Erase, new { Tenant = tenant, Member = member });

    private static async Task FollowAsync(Unit unit, TenantId tenant, string actor, string what, string id)
    {
        await unit.AuditAsync(
            new()
            {
                Tenant = tenant,
                Actor = actor,
                Action = $"sietch.waitlist.{what}",
                Subject = id,
            }
        );
        await ReconcileRolesJob.OrderAsync(unit, tenant, RoleCause.Change);
    }

    private static string Name(RegistrationEnd why) =>
        why switch
        {
            RegistrationEnd.Unregistered => "unregistered",
            RegistrationEnd.Eligible => "eligible",
            RegistrationEnd.Dropped => "dropped",
            _ => "unlinked",
        };
}
