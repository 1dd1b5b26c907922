using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>A wallet that somebody has just proven. The ids are chosen beforehand, because a unit may run again.</summary>
internal sealed record NewLink
{
    public required TenantId Tenant { get; init; }

    public required Snowflake<User> User { get; init; }

    public required Address Wallet { get; init; }

    public LinkId Id { get; } = LinkId.New();

    /// <summary>Who they become where they have no wallet and no profile yet.</summary>
    public MemberId Newcomer { get; } = MemberId.New();

    /// <summary>How long the present holder has to object. Default 24 h.</summary>
    public TimeSpan Notice { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Wallets of one member. Default 10.</summary>
    public int Most { get; init; } = 10;

    public override string ToString() => $"Link {Id}";
}
