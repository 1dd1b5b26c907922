using Guildhall.Discord.Model;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>Who should have which role, and what that changes. Pure.</summary>
internal sealed record RolePlan
{
    /// <summary>What is given stands before what is taken, so that nobody is without access between the two.</summary>
    public required IReadOnlyList<RoleStep> Steps { get; init; }

    /// <summary>What would be taken and is not, because the standings are in doubt, or whose wallets these are.</summary>
    public required int HeldBack { get; init; }

    /// <summary>Those who had their roles before us and have linked a wallet since: they are ours now.</summary>
    public required IReadOnlyList<RoleHolder> Adopted { get; init; }

    /// <param name="wanted">Everybody with a wallet, and everybody else who should have one of the roles.</param>
    /// <param name="holders">Everybody who was seen with a role, or as gone.</param>
    /// <param name="roles">Those that can be given.</param>
    /// <param name="isTrusted">False while the standings are old or held: then no member with a wallet loses anything.</param>
    /// <param name="doubtful">Of whom not every link can be read: they lose nothing.</param>
    public static RolePlan Of(
        IReadOnlyDictionary<Snowflake<User>, IReadOnlySet<GatedRole>> wanted,
        IReadOnlyDictionary<Snowflake<User>, RoleHolder> holders,
        IReadOnlyDictionary<GatedRole, Snowflake<Role>> roles,
        bool isTrusted,
        IReadOnlySet<Snowflake<User>> doubtful
    )
    {
        List<RoleStep> given = [];
        List<RoleStep> taken = [];
        var heldBack = 0;
        foreach (var (user, kinds) in wanted)
        {
            var holder = holders.GetValueOrDefault(user);
            if (holder is { IsPresent: false })
            {
                continue;
            }

            foreach (var (own, role) in roles)
            {
                var has = holder?.Roles.Contains(role) ?? false;
                var should = kinds.Contains(own);
                if (should && !has)
                {
                    given.Add(new(user, role, IsGift: true));
                }
                else if (!should && has && isTrusted && !doubtful.Contains(user))
                {
                    taken.Add(new(user, role, IsGift: false));
                }
                else if (!should && has)
                {
                    heldBack++;
                }
            }
        }

        foreach (var (user, holder) in holders)
        {
            if (!wanted.ContainsKey(user) && holder.IsPresent)
            {
                var theirs = roles.Values.Where(role =>
                    holder.Roles.Contains(role) && !holder.Inherited.Contains(role)
                );
                if (doubtful.Contains(user))
                {
                    heldBack += theirs.Count();
                    continue;
                }

                taken.AddRange(theirs.Select(role => new RoleStep(user, role, IsGift: false)));
            }
        }

        return new()
        {
            Steps = [.. given, .. taken],
            HeldBack = heldBack,
            Adopted =
            [
                .. holders.Values.Where(holder => holder.Inherited.Count > 0 && wanted.ContainsKey(holder.User)),
            ],
        };
    }
}

/// <param name="IsGift">Given; else taken.</param>
internal readonly record struct RoleStep(Snowflake<User> User, Snowflake<Role> Role, bool IsGift);
