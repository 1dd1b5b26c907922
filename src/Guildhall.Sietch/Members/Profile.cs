using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members;

/// <summary>Who a member is to the others. The tier is never part of it: it follows from the standing and the council.</summary>
internal sealed record Profile
{
    /// <summary>So many members, the first ever, founded the community.</summary>
    public const int Founders = 69;

    public required TenantId TenantId { get; init; }

    public required MemberId MemberId { get; init; }

    /// <summary>What the buttons of the member's own messages carry. Nobody else is shown it.</summary>
    public required string Token { get; init; }

    public ProfileStep Step { get; init; }

    /// <summary>Null until one is chosen; never null for the onboarded.</summary>
    public string? Nym { get; init; }

    public string? Bio { get; init; }

    public PictureKind Picture { get; init; }

    public string? PictureId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while the wizard is not done. To others only the month: the day would lead to a wallet.</summary>
    public DateTimeOffset? OnboardedAt { get; init; }

    /// <summary>Of the last change; the first choice is none.</summary>
    public DateTimeOffset? NymChangedAt { get; init; }

    /// <summary>Since when the member has not been eligible; null while they are.</summary>
    public DateTimeOffset? HiddenAt { get; init; }

    public bool IsOnboarded => OnboardedAt is not null;

    /// <summary>To others: onboarded and eligible.</summary>
    public bool IsVisible => IsOnboarded && HiddenAt is null;
}
