using System.Buffers.Text;
using System.Security.Cryptography;
using Guildhall.Core;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members.Nyms;
using Guildhall.Sietch.Members.Pictures;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members;

/// <summary>What members do with their own profile, each step kept at once: the wizard goes on where it was, whatever stops in
/// between. A refusal changes nothing.</summary>
internal sealed class ProfileDesk(Db db, MemberTiers tiers, NymBook nyms, PlaceNames places)
{
    private const int TokenBytes = 16;
    private const int RandomTries = 20;

    public static TimeSpan BetweenNyms { get; } = TimeSpan.FromDays(30);

    /// <summary>Where the caller's wizard is, begun where they have none yet.</summary>
    public async Task<Result<Profile>> BeginAsync(TenantId tenant, Snowflake<User> user, CancellationToken cancellation)
    {
        if (await tiers.OfUserAsync(tenant, user, "onboarding", cancellation) < Tier.Fedaykin)
        {
            return ProfileRefusals.NotEligible;
        }

        var token = NewToken();
        return await db.WriteAsync<Result<Profile>>(
            async unit =>
            {
                var find = new { Tenant = tenant, User = user };
                if (await unit.QuerySingleOrDefaultAsync<MemberId?>(LinkSql.MemberOf, find) is not { } member)
                {
                    return ProfileRefusals.NotEligible;
                }

                await BeginAsync(unit, tenant, member, token);
                return (await ProfileBook.TryOfUserAsync(unit, tenant, user))!;
            },
            cancellation
        );
    }

    /// <summary>Does nothing for a member who has a profile.</summary>
    /// <returns>True where it was begun now.</returns>
    public static Task<bool> BeginAsync(Unit unit, TenantId tenant, MemberId member, string token) =>
        ProfileBook.AddAsync(
            unit,
            new()
            {
                TenantId = tenant,
                MemberId = member,
                Token = token,
                CreatedAt = unit.Now,
            }
        );

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    public async Task<Result<Profile>> TakeNymAsync(ProfileKey key, string nym, CancellationToken cancellation)
    {
        var wanted = nym.Trim();
        return Nym.Check(wanted, places.Of(key.Tenant)) is { } refusal
            ? refusal
            : await ChangeAsync(key, (unit, own) => TakeNymAsync(unit, own, wanted), cancellation);
    }

    public Task<Result<Profile>> TakeRandomNymAsync(ProfileKey key, CancellationToken cancellation)
    {
        // Chosen before the unit, which may run again.
        var names = places.Of(key.Tenant);
        var chosen = Enumerable
            .Range(0, RandomTries)
            .Select(_ => RandomNym.New())
            .Where(nym => Nym.Check(nym, names) is null)
            .ToList();
        return ChangeAsync(
            key,
            async (unit, own) =>
            {
                // An old message still has the button.
                if (own.IsOnboarded)
                {
                    return NymRefusals.Chosen;
                }

                var refusal = NymRefusals.Taken;
                foreach (var nym in chosen)
                {
                    refusal = await TakeNymAsync(unit, own, nym);
                    if (refusal != NymRefusals.Taken)
                    {
                        return refusal;
                    }
                }

                return NymRefusals.NoneFree;
            },
            cancellation
        );
    }

    /// <param name="png">For an own picture: what we made of it; else null.</param>
    public Task<Result<Profile>> TakePictureAsync(
        ProfileKey key,
        PictureKind kind,
        byte[]? png,
        CancellationToken cancellation
    )
    {
        var id = png is null ? null : NewToken();
        return ChangeAsync(
            key,
            async (unit, own) =>
            {
                if (own.Nym is null)
                {
                    return ProfileRefusals.NoNym;
                }

                var row = new
                {
                    Tenant = own.TenantId,
                    Member = own.MemberId,
                    Picture = ProfileBook.NameOf(kind),
                    PictureId = id,
                    Step = ProfileBook.NameOf(Later(own.Step, ProfileStep.Bio)),
                    Png = png,
                    unit.Now,
                };
                await unit.ExecuteAsync(PictureSql.Erase, row);
                if (png is not null)
                {
                    await unit.ExecuteAsync(PictureSql.Add, row with { Picture = id! });
                }

                await unit.ExecuteAsync(ProfileSql.TakePicture, row);
                return null;
            },
            cancellation
        );
    }

    /// <summary>The wizard's last step: whoever is eligible then is onboarded with it.</summary>
    /// <param name="text">Empty for none.</param>
    public async Task<Result<Profile>> TakeBioAsync(ProfileKey key, string text, CancellationToken cancellation)
    {
        if (!Bio.Read(text).TryGet(out var bio, out var refusal) && refusal is not null)
        {
            return refusal;
        }

        var tier = await tiers.OfUserAsync(key.Tenant, key.User, "onboarding", cancellation);
        return await ChangeAsync(
            key,
            async (unit, own) =>
            {
                if (own.Nym is null)
                {
                    return ProfileRefusals.NoNym;
                }

                if (!own.IsOnboarded && tier < Tier.Fedaykin)
                {
                    return ProfileRefusals.NotEligible;
                }

                var row = new
                {
                    Tenant = own.TenantId,
                    Member = own.MemberId,
                    Bio = bio,
                    Step = ProfileBook.NameOf(ProfileStep.Done),
                    unit.Now,
                };
                await unit.ExecuteAsync(ProfileSql.TakeBio, row);
                if (await unit.ExecuteAsync(ProfileSql.Finish, row) == 1)
                {
                    await NymBook.KnowAsync(unit, own.TenantId, own.MemberId);
                    await ReconcileRolesJob.OrderAsync(unit, own.TenantId, RoleCause.Change);
                    await unit.EnqueueAsync(new EarnBadgesJob(unit.Now));
                    await AlertBook.QueueAsync(unit, WarningAtEntry(own));
                }

                return null;
            },
            cancellation
        );
    }

    /// <summary>Sent only where their place is one of the last: no move of theirs would tell it.</summary>
    private static AlertOrder WarningAtEntry(Profile own) =>
        new()
        {
            Tenant = own.TenantId,
            Member = own.MemberId,
            Kind = AlertKind.AtRisk,
            Key = "entry",
        };

    private async Task<Result<Profile>> ChangeAsync(
        ProfileKey key,
        Func<Unit, Profile, Task<Refusal?>> change,
        CancellationToken cancellation
    )
    {
        try
        {
            return await db.WriteAsync<Result<Profile>>(
                async unit =>
                {
                    var own = await ProfileBook.TryOfUserAsync(unit, key.Tenant, key.User);
                    if (own is null || own.Token != key.Token)
                    {
                        return ProfileRefusals.Over;
                    }

                    if (own.HiddenAt is not null)
                    {
                        return ProfileRefusals.Hidden;
                    }

                    return await change(unit, own) is { } refusal
                        ? refusal
                        : (await ProfileBook.TryOfUserAsync(unit, key.Tenant, key.User))!;
                },
                cancellation
            );
        }
        catch (StorageException exception) when (exception.Kind == StorageFailure.Conflict)
        {
            // Of two who want one nym at once the index knows the first.
            return NymRefusals.Taken;
        }
    }

    private async Task<Refusal?> TakeNymAsync(Unit unit, Profile own, string nym)
    {
        if (own.Nym == nym)
        {
            return null;
        }

        if (own.IsOnboarded && own.NymChangedAt + BetweenNyms - unit.Now is { } wait && wait > TimeSpan.Zero)
        {
            return NymRefusals.TooSoon(wait);
        }

        if (!await nyms.TakeAsync(unit, own, nym))
        {
            return NymRefusals.Taken;
        }

        var row = new
        {
            Tenant = own.TenantId,
            Member = own.MemberId,
            Nym = nym,
            Key = ProfileBook.KeyOf(nym),
            Step = ProfileBook.NameOf(Later(own.Step, ProfileStep.Picture)),
            ChangedAt = own.IsOnboarded ? unit.Now : (DateTimeOffset?)null,
        };
        await unit.ExecuteAsync(ProfileSql.TakeNym, row);
        return null;
    }

    private static ProfileStep Later(ProfileStep one, ProfileStep other) => one > other ? one : other;
}

/// <summary>Whose profile, and the token of the message whose button was pressed.</summary>
internal sealed record ProfileKey(TenantId Tenant, Snowflake<User> User, string Token);
