namespace Guildhall.Sietch.Gating.Roles;

/// <summary>A capability's say in who should have which gated role. Every comparison asks all of them, in the order in which
/// they were added, a second after a wallet or a standing changed and at the full hour; the reconciler alone calls Discord.
/// </summary>
internal interface IRoleWishes
{
    /// <summary>Adds to what the standings give, or takes from it. Called again after a crash: to be idempotent.</summary>
    Task AddAsync(RoleWishes wishes, CancellationToken cancellation);
}
