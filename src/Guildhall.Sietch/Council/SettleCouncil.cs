using System.Globalization;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

/// <summary>Settles the seats whenever roles are compared, which is after every sync, every onboarding and every leaving, and says
/// who is Naib: nobody but those who have a seat.</summary>
internal sealed class SettleCouncil(Db db, CouncilNews news, SeatLots lots) : IRoleWishes
{
    // Until they ask for it: no seat comes back by itself.
    private static readonly DateTimeOffset untilAsked = DateTimeOffset.FromUnixTimeMilliseconds(253_402_300_799_000);

    public async Task AddAsync(RoleWishes wishes, CancellationToken cancellation)
    {
        if (wishes.Community.Seats == 0)
        {
            return;
        }

        var (seated, former) = await SettleAsync(
            wishes.Community,
            wishes.Wallets,
            wishes.IsPresent,
            wishes.Doubtful,
            cancellation
        );
        foreach (var (user, tier) in wishes.Tiers)
        {
            wishes.Take(user, GatedRole.Naib);
            if (tier < Tier.Fedaykin)
            {
                continue;
            }

            wishes.Take(user, GatedRole.Fedaykin);
            wishes.Give(user, seated.Contains(user) ? GatedRole.Naib : GatedRole.Fedaykin);
            if (former.Contains(user))
            {
                wishes.Give(user, GatedRole.FormerNaib);
            }
        }
    }

    /// <summary>In one unit, which others wait for. Called again it changes nothing.</summary>
    /// <param name="wallets">Everybody's active ones.</param>
    /// <param name="isPresent">Is somebody in the server?</param>
    /// <param name="doubtful">Of whom not every link can be read. Where one of them could have a seat, nobody is seated or
    /// unseated: nobody can say who holds most.</param>
    public Task<CouncilRoles> SettleAsync(
        Community community,
        IReadOnlyList<HeldWallet> wallets,
        Func<Snowflake<User>, bool> isPresent,
        IReadOnlySet<Snowflake<User>> doubtful,
        CancellationToken cancellation
    )
    {
        // Drawn before the unit, which may run again.
        var order = lots(community.Seats);
        return db.WriteAsync(
            async unit =>
            {
                var tenant = community.Tenant;
                var begun = await unit.QuerySingleOrDefaultAsync<long>(
                    CouncilSql.Take,
                    new { Tenant = tenant, unit.Now }
                );
                var terms = await unit.QueryAsync<Term>(CouncilSql.Terms, new { Tenant = tenant });
                var people = (
                    await unit.QueryAsync<Identity>(LinkSql.Identities, new { Tenant = tenant })
                ).ToDictionary(person => person.UserId, person => person.MemberId);
                var held = await HeldAsync(unit, community, wallets, people);
                var onboarded = await ProfileBook.OnboardedAsync(unit, tenant);
                var unsure = people
                    .Where(person => doubtful.Contains(person.Key))
                    .Select(person => person.Value)
                    .ToHashSet();
                if (onboarded.Any(profile => unsure.Contains(profile.MemberId)))
                {
                    return await RolesAsync(unit, tenant, people);
                }

                var left = people.Where(person => !isPresent(person.Key)).Select(person => person.Value).ToHashSet();
                var barred = terms.Where(term => term.BarredUntil > unit.Now).Select(term => term.MemberId).ToHashSet();
                List<Candidate> candidates =
                [
                    .. onboarded
                        .Where(profile => held.ContainsKey(profile.MemberId))
                        .Where(profile => !left.Contains(profile.MemberId) && !barred.Contains(profile.MemberId))
                        .Select(profile => new Candidate(
                            profile.MemberId,
                            held[profile.MemberId],
                            profile.OnboardedAt!.Value
                        )),
                ];
                var seats = terms.Where(term => term.IsActive).ToList();
                var changes = SeatTable.Settle(
                    [.. seats.Select(term => new Seat(term.Seat, term.MemberId, term.SeatedAt))],
                    candidates,
                    left,
                    order
                );
                await ApplyAsync(unit, tenant, changes, begun);
                await WarnAsync(unit, tenant, held, [.. onboarded.Select(profile => profile.MemberId)], left);
                return await RolesAsync(unit, tenant, people);
            },
            cancellation
        );
    }

    private async Task ApplyAsync(Unit unit, TenantId tenant, IReadOnlyList<SeatChange> changes, long lastTerm)
    {
        foreach (var change in changes)
        {
            if (change.Why is { } why)
            {
                var term = await unit.QuerySingleOrDefaultAsync<long>(
                    CouncilSql.Unseat,
                    new
                    {
                        Tenant = tenant,
                        change.Member,
                        Reason = why.ToString(),
                        Taker = change.By,
                        Barred = why == UnseatReason.LeftServer ? untilAsked : (DateTimeOffset?)null,
                        unit.Now,
                    }
                );
                await AuditAsync(unit, tenant, "sietch.seat.left", change);
                if (EventOf(why) is { } happened)
                {
                    await news(unit, tenant, change.Member, happened, term);
                }
            }
            else
            {
                lastTerm++;
                await unit.ExecuteAsync(
                    CouncilSql.Seat,
                    new
                    {
                        Tenant = tenant,
                        Term = lastTerm,
                        Seat = change.Number,
                        change.Member,
                        unit.Now,
                    }
                );
                await AuditAsync(unit, tenant, "sietch.seat.taken", change);
                await news(unit, tenant, change.Member, CouncilEvent.Seated, lastTerm);
            }
        }

        await unit.ExecuteAsync(CouncilSql.Count, new { Tenant = tenant, Terms = lastTerm });
    }

    /// <summary>Null for what nobody needs to be told: who has left knows it, and reads nothing here.</summary>
    private static CouncilEvent? EventOf(UnseatReason why) =>
        why switch
        {
            UnseatReason.Bumped => CouncilEvent.Bumped,
            UnseatReason.Ineligible => CouncilEvent.Lapsed,
            UnseatReason.Manual => CouncilEvent.Dissolved,
            _ => null,
        };

    /// <summary>Whoever proved more and has not finished the onboarding could take the lowest seat at any moment.</summary>
    private async Task WarnAsync(
        Unit unit,
        TenantId tenant,
        Dictionary<MemberId, Wei> held,
        HashSet<MemberId> onboarded,
        HashSet<MemberId> left
    )
    {
        var active = (await unit.QueryAsync<Term>(CouncilSql.Terms, new { Tenant = tenant }))
            .Where(term => term.IsActive && held.ContainsKey(term.MemberId))
            .OrderBy(term => held[term.MemberId])
            .ThenByDescending(term => term.SeatedAt)
            .ToList();
        var challengers = held.Where(pair => !onboarded.Contains(pair.Key) && !left.Contains(pair.Key))
            .Select(pair => pair.Value)
            .OrderDescending()
            .ToList();
        foreach (var (term, challenger) in active.Zip(challengers))
        {
            if (challenger > held[term.MemberId])
            {
                await news(unit, tenant, term.MemberId, CouncilEvent.Threatened, term.Number);
            }
        }
    }

    /// <summary>What the best single wallet of each holds, of those that are eligible by what they hold.</summary>
    private static async Task<Dictionary<MemberId, Wei>> HeldAsync(
        Unit unit,
        Community community,
        IReadOnlyList<HeldWallet> wallets,
        Dictionary<Snowflake<User>, MemberId> people
    )
    {
        var standings = (await unit.QueryAsync<HeldRow>(CouncilSql.Held, new { community.Tenant })).ToDictionary(row =>
            Address.From(row.Wallet)
        );
        var held = new Dictionary<MemberId, Wei>();
        foreach (var (user, wallet) in wallets)
        {
            if (
                standings.TryGetValue(wallet, out var row)
                && (!row.IsGuest || row.Rank <= community.Places.Eligible)
                && people.TryGetValue(user, out var member)
            )
            {
                var own = Wei.FromBytes(row.Held);
                held[member] = held.TryGetValue(member, out var known) && known > own ? known : own;
            }
        }

        return held;
    }

    private static async Task<CouncilRoles> RolesAsync(
        Unit unit,
        TenantId tenant,
        Dictionary<Snowflake<User>, MemberId> people
    )
    {
        var terms = await unit.QueryAsync<Term>(CouncilSql.Terms, new { Tenant = tenant });
        var sitting = terms.Where(term => term.IsActive).Select(term => term.MemberId).ToHashSet();
        var sat = terms.Select(term => term.MemberId).Where(member => !sitting.Contains(member)).ToHashSet();
        return new(
            people.Where(person => sitting.Contains(person.Value)).Select(person => person.Key).ToHashSet(),
            people.Where(person => sat.Contains(person.Value)).Select(person => person.Key).ToHashSet()
        );
    }

    private static Task AuditAsync(Unit unit, TenantId tenant, string action, SeatChange change) =>
        unit.AuditAsync(
            new()
            {
                Tenant = tenant,
                Actor = "system",
                Action = action,
                Subject = change.Member.Value,
                Details = new Dictionary<string, string>
                {
                    ["seat"] = change.Number.ToString(CultureInfo.InvariantCulture),
                    ["why"] = change.Why?.ToString() ?? "",
                },
            }
        );

    private sealed record Identity(MemberId MemberId, Snowflake<User> UserId);

    private sealed record HeldRow(byte[] Wallet, Tier Tier, byte[] Held, long? Rank, bool IsGuest);
}

/// <param name="Seated">Who has a seat.</param>
/// <param name="Former">Who had one, and has none now.</param>
internal sealed record CouncilRoles(IReadOnlySet<Snowflake<User>> Seated, IReadOnlySet<Snowflake<User>> Former);
