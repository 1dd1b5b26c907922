using Guildhall.Sietch.Gating.Roles;

namespace Guildhall.Sietch.Waitlist;

/// <summary>The role of the waiting is for those alone who have registered: whoever stands close to the line and has not is given
/// none.</summary>
internal sealed class TaqwaWishes(WaitlistBook book) : IRoleWishes
{
    public async Task AddAsync(RoleWishes wishes, CancellationToken cancellation)
    {
        var registered = await book.UsersAsync(wishes.Community.Tenant, cancellation);
        foreach (var user in wishes.Tiers.Keys.Where(user => !registered.Contains(user)))
        {
            wishes.Take(user, GatedRole.Taqwa);
        }
    }
}
