namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Who brings a person and a wallet together, and what for; it stands in the audit log.</summary>
/// <param name="Actor">A Discord user's id, <c>system</c>, <c>cli</c>.</param>
/// <param name="Why">Short and stable: <c>own-wallets</c>, <c>gating</c>.</param>
internal sealed record JoinReason(string Actor, string Why)
{
    public static JoinReason Gating { get; } = new("system", "gating");
}
